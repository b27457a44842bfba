const single = (text: string, otherwise: string): string => ([...text].length === 1 ? text : otherwise);

/**
 * The form in which characters that differ only in case are the same: Unicode's simple folding, one character
 * at a time, as RE2 folds. No locale, no final sigma, and ß stays one letter. Of 3,037 letters with two cases the
 * RE2 of DuckDB 1.5 folds all like this but 55, which Unicode added after 2023.
 */
function foldCharacter(character: string): string {
  // Its capital is I, whose small letter is i; only Turkish says that these are one letter.
  if (character === 'ı') return character;
  const upper = single(character.toUpperCase(), character);
  return single(upper.toLowerCase(), upper);
}

/** A text with every character folded. */
export function foldCase(text: string): string {
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

let variants: Map<number, number[]> | undefined;

/** The code points that differ from this one in case only, itself included. */
export function caseVariants(code: number): readonly number[] {
  variants ??= findVariants();
  return variants.get(code) ?? [code];
}

// No letter beyond has two cases.
const lastCased = 0x1ffff;

function findVariants(): Map<number, number[]> {
  const byFold = new Map<string, number[]>();
  for (let code = 0; code <= lastCased; code += 1) {
    const character = String.fromCodePoint(code);
    if (!/\p{Changes_When_Casemapped}/u.test(character)) continue;
    const folded = foldCharacter(character);
    byFold.set(folded, [...(byFold.get(folded) ?? []), code]);
  }
  return new Map(
    [...byFold.values()].flatMap((group) => group.map((code): [number, number[]] => [code, group])),
  );
}
