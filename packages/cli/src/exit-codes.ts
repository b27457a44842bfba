/** What the exit status says. 1 to 5 are given by the error catalogue of the engine. */
export const exitCodes: readonly { readonly code: number; readonly meaning: string }[] = [
  { code: 0, meaning: 'Done.' },
  { code: 1, meaning: 'A fault in Attune, or a broken machine. Nothing was written.' },
  { code: 2, meaning: 'The call or the playbook is wrong: an option, a setting, an as-of day.' },
  { code: 3, meaning: 'More rows were rejected than --max-rejected allows. Nothing was written.' },
  { code: 4, meaning: 'The input cannot be used: missing, unreadable, not recognised, ambiguous.' },
  { code: 5, meaning: 'A place cannot be used: a folder, the store, the warehouse, a port.' },
  { code: 130, meaning: 'Stopped with Ctrl-C. Nothing half-written is left.' },
];

export const failure = { bug: 1, usage: 2 } as const;

export function exitCodeTable(): string {
  return exitCodes.map(({ code, meaning }) => `  ${String(code).padStart(3)}  ${meaning}`).join('\n');
}
