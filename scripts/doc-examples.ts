/** A block of shell commands in a document that CI runs: fenced as `sh`, with the word `test` after it. */
export interface DocExample {
  readonly file: string;
  readonly line: number;
  /** One command each; comments and blank lines left out, continued lines joined. */
  readonly commands: readonly string[];
}

/** The blocks marked for testing in a Markdown document, in their order. */
export function docExamples(file: string, markdown: string): DocExample[] {
  return [...markdown.matchAll(/^```sh test\n([\s\S]*?)^```$/gm)].map((match) => ({
    file,
    line: markdown.slice(0, match.index).split('\n').length,
    commands: (match[1] as string)
      .replace(/\\\n\s*/g, '')
      .split('\n')
      .map((line) => line.replace(/\s+#.*$/, '').trim())
      .filter((line) => line !== '' && !line.startsWith('#')),
  }));
}

/** A call of `attune` as its command and the options it uses, or undefined when it is another program. */
export function attuneCall(command: string): { name: string; options: string[] } | undefined {
  const words = command.split(/\s+/);
  if (words[0] === 'npx') words.shift();
  if (words.shift() !== 'attune') return undefined;
  const options = words.filter((word) => word.startsWith('-')).map((word) => word.split('=')[0] as string);
  return { name: words[0] ?? '', options };
}
