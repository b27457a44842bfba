import { cliHelp, commandNames } from '../cli-help.ts';

/** The reference of the command line: what each `--help` says. */
export function cliReference(): string {
  const top = cliHelp();
  const section = (title: string, help: string) => `## ${title}\n\n\`\`\`text\n${help.trimEnd()}\n\`\`\``;
  return [
    '# The command line',
    'What `attune --help` and the help of each command say.',
    section('attune', top),
    ...commandNames(top).map((name) => section(`attune ${name}`, cliHelp(name))),
  ]
    .join('\n\n')
    .concat('\n');
}
