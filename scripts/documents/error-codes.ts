import { code, markdownTable } from './markdown-table.ts';

/** What the exit status of `attune` tells the script that called it. */
const statuses: Readonly<Record<number, string>> = {
  0: 'The command did what it was asked.',
  1: 'A bug, or a machine that failed. Please report it.',
  2: 'The call or the configuration is wrong; the message says where.',
  3: 'More rows were rejected than allowed. Nothing was written but the message.',
  4: 'The input cannot be used as it is.',
  5: 'A place to read or write is missing, full, locked or refused.',
};

/** @param codes from the error catalogue: the stable code, and the exit status it leads to */
export function errorCodesDocument(codes: Readonly<Record<string, number>>): string {
  const unexplained = Object.values(codes).find((status) => !statuses[status]);
  if (unexplained !== undefined) throw new Error(`The exit status ${unexplained} has no explanation.`);
  return [
    '# Exit status and error codes',
    'Every error says what happened, where (file, row, field) and what to do next. With `--json` it is an object on standard error, with the stable code below.',
    markdownTable(
      ['status', 'meaning', 'codes'],
      Object.entries(statuses).map(([status, meaning]) => [
        status,
        meaning,
        Object.keys(codes)
          .filter((name) => codes[name] === Number(status))
          .map(code)
          .join(', '),
      ]),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}
