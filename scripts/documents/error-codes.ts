import { code, markdownTable } from './markdown-table.ts';

/** A status that the process ends with, and what it says to a script. */
export interface ExitStatus {
  readonly code: number;
  readonly meaning: string;
}

/** @param codes from the error catalogue: the stable code, and the exit status it leads to */
export function errorCodesDocument(
  codes: Readonly<Record<string, number>>,
  statuses: readonly ExitStatus[],
): string {
  const unexplained = Object.values(codes).find((status) => !statuses.some((known) => known.code === status));
  if (unexplained !== undefined) throw new Error(`The exit status ${unexplained} has no explanation.`);
  return [
    '# Exit status and error codes',
    'Every error says what happened, where (file, row, field) and what to do next. With `--json` the same is an object on standard output, with the stable code below.',
    markdownTable(
      ['status', 'meaning', 'codes'],
      statuses.map((status) => [
        String(status.code),
        status.meaning,
        Object.keys(codes)
          .filter((name) => codes[name] === status.code)
          .map(code)
          .join(', '),
      ]),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}
