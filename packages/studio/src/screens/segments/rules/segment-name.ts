const longest = 80;

/** The lasting name of a segment in addresses, from its label: "Best, dormant" becomes `best-dormant`. */
export function segmentName(label: string, taken: readonly string[]): string {
  const plain = label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest - 4)
    .replace(/^-+|-+$/g, '');
  // A label may be in letters that addresses do not have.
  const name = plain === '' ? 'segment' : plain;
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name}-${count}`;
    if (!taken.includes(candidate) && !reserved.includes(candidate)) return candidate;
  }
}

/** Addresses beside those of the segments: `/segments/rules/new`. */
const reserved: readonly string[] = ['new'];
