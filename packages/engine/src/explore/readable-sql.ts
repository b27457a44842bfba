const breakers =
  /^(?:select|from|where|group by|having|order by|limit|union all|(?:left |cross |inner )?join)$/i;
const tokens =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|\b(?:group by|order by|union all|left join|cross join|inner join)\b|\w+|\s+|[^\s]/gi;

/** Statements written by a program, set in lines by clause, with every query in parentheses indented. */
export function readableSql(text: string): string {
  const parts = (text.match(tokens) ?? []).map((token) => (/^\s+$/.test(token) ? ' ' : token));
  // For each open parenthesis whether it holds a query; and for each query the clause it has come to.
  const open: boolean[] = [];
  const clauses: string[] = [''];
  const depth = () => open.filter(Boolean).length;
  let out = '';
  const newLine = () => {
    out = `${out.trimEnd()}${out === '' ? '' : '\n'}${'  '.repeat(depth())}`;
  };
  for (const [i, token] of parts.entries()) {
    if (token === '(') {
      const next = parts.slice(i + 1).find((part) => part !== ' ');
      open.push(next?.toLowerCase() === 'select');
      if (open.at(-1)) clauses.push('');
      out += '(';
    } else if (token === ')') {
      const query = open.pop();
      if (query) {
        clauses.pop();
        newLine();
      }
      out = `${query ? out : out.trimEnd()})`;
    } else if (breakers.test(token) && (open.length === 0 || open.at(-1))) {
      clauses[clauses.length - 1] = token.toLowerCase();
      newLine();
      out += token;
    } else if (token === ',' && clauses.at(-1) === 'select' && (open.length === 0 || open.at(-1))) {
      out += ',';
      newLine();
      out += '  ';
    } else if (!(token === ' ' && /(?:^|[\s(])$/.test(out))) out += token;
  }
  return `${out.trim()};`;
}
