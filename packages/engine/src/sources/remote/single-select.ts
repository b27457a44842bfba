import { AttuneError } from '../../errors/index.ts';

/**
 * A query without its closing semicolon, when it is one statement that selects. This is the first of two locks: the
 * session itself only reads, and takes one statement at a time.
 *
 * @throws AttuneError `playbook-invalid`
 */
export function singleSelect(query: string, kind: 'postgres' | 'mysql' | 'clickhouse', name: string): string {
  const statement = query.trim().replace(/;\s*$/, '');
  const bare = withoutQuoted(statement, kind).trim();
  const why = bare.includes(';')
    ? 'is more than one statement'
    : !/^[\s(]*(?:select|with)\b/i.test(bare)
      ? 'does not begin with SELECT or WITH'
      : /\binto\b/i.test(bare)
        ? 'writes its rows somewhere: it holds the word INTO'
        : /\/\*M?!/.test(bare)
          ? 'holds a comment that the server would run'
          : undefined;
  if (why === undefined) return statement;
  throw new AttuneError('playbook-invalid', `The query of ${name} ${why}.`, {
    remedy: 'Write a single SELECT. Names that are words of SQL go in quotes.',
    place: { file: name, field: 'query' },
  });
}

/** The statement with a space in place of what stands in quotes or is a comment. */
function withoutQuoted(statement: string, kind: string): string {
  const text = kind === 'postgres' ? /'(?:[^']|'')*'/ : /'(?:[^'\\]|''|\\.)*'/s;
  const parts = [
    text.source,
    kind === 'postgres' ? /"(?:[^"]|"")*"/.source : /"(?:[^"\\]|""|\\.)*"/s.source,
    /`(?:[^`]|``)*`/.source,
    /--[^\n]*/.source,
    /\/\*(?!M?!)[\s\S]*?\*\//.source,
    ...(kind === 'postgres' ? [/(\$\w*\$)[\s\S]*?\1/.source] : [/#[^\n]*/.source]),
  ];
  return statement.replaceAll(new RegExp(parts.join('|'), 'gs'), ' ');
}
