/** How many parts the founding documents name. */
export const seedItems = 281;

/** What the check asks of the world, so that it can be asked of a made-up one. */
export interface Surroundings {
  readonly exists: (path: string) => boolean;
  /** Commands of `attune`. */
  readonly commands: readonly string[];
}

/** One sentence for each thing that is wrong with the map; empty when every item has its place. */
export function seedMapProblems(markdown: string, { exists, commands }: Surroundings): string[] {
  const problems: string[] = [];
  const seen = new Set<number>();
  for (const [index, text] of markdown.split('\n').entries()) {
    if (!/^\|\s*\d/.test(text)) continue;
    const cells = text
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    const [number = '', label = '', place = '', exported = '', test = ''] = cells;
    const complain = (what: string) => problems.push(`line ${index + 1}: item ${number} ${what}`);
    const item = Number(number);
    if (!Number.isInteger(item) || item < 1 || item > seedItems)
      complain(`is not between 1 and ${seedItems}`);
    if (seen.has(item)) complain('has a second row');
    seen.add(item);
    if (cells.length !== 5) complain(`has ${cells.length} cells, not 5`);
    if (label === '') complain('has no label');
    if (place === '') complain('has no place, and no “later”');

    const isMade = place !== '' && !place.startsWith('later');
    if (isMade && exported === '') complain('has a place but no export');
    if (isMade && test === '' && !place.startsWith('[')) complain('has a place but no test');
    for (const command of quoted(place).filter((words) => words.startsWith('attune '))) {
      const name = command.split(' ')[1] ?? '';
      if (!commands.includes(name)) complain(`names the command attune ${name}, which does not exist`);
    }
    for (const path of [...quoted(test), ...linked(place), ...linked(exported)])
      if (!exists(path)) complain(`names ${path}, which does not exist`);
  }
  for (let item = 1; item <= seedItems; item++) if (!seen.has(item)) problems.push(`item ${item} has no row`);
  return problems;
}

function quoted(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] as string);
}

/** Targets of links, which are relative to the map in `docs/`, as paths from the root. */
function linked(cell: string): string[] {
  return [...cell.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map((match) => `docs/${match[1]}`);
}
