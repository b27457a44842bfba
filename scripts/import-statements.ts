/** One thing a file imports, and the line it says so on (from 1). */
export interface ImportStatement {
  readonly specifier: string;
  readonly line: number;
}

// A static import or re-export begins its line (or follows another statement), so words in comments and
// strings do not match; a dynamic import or a type import may stand anywhere in an expression.
const staticImport = /(?:^|;)[ \t]*(?:import|export)\b(?:[^'"`;]*?\bfrom)?[ \t\n]*(['"])([^'"\n]+)\1/gm;
const dynamicImport = /\bimport\(\s*(['"])([^'"\n]+)\1/g;
const comment = /\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(),])\/\/[^\n]*/g;

/** Every module that the source text of a TypeScript file names, in order of line. */
export function importStatements(source: string): ImportStatement[] {
  const code = source.replace(comment, blankOut);
  return [...code.matchAll(staticImport), ...code.matchAll(dynamicImport)]
    .map((match) => ({
      specifier: match[2] as string,
      line: lineAt(code, match.index + match[0].length - 1),
    }))
    .sort((a, b) => a.line - b.line);
}

/** The lines (from 1) on which a `sql` template begins, `sql<Row>` with a type argument included. */
export function sqlTemplateLines(source: string): number[] {
  const code = source.replace(comment, blankOut);
  return [...code.matchAll(/(?<![\w$'"`])sql(?:<[^`()]*>)?`/g)].map((match) => lineAt(code, match.index));
}

/** Spaces for the text, its line breaks kept, so that later positions stay true. */
function blankOut(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}
