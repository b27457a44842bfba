import { AttuneError } from '../../errors/index.ts';
import type { DatabaseSource } from './address.ts';

/** What a database said went wrong, whichever it is. */
export type Fault =
  | 'unreachable'
  | 'denied'
  | 'no database'
  | 'no table'
  | 'writes'
  | 'wrong query'
  | 'cut off'
  | 'failed';

const titles: Readonly<Record<DatabaseSource['kind'], string>> = {
  postgres: 'PostgreSQL',
  mysql: 'MySQL',
  clickhouse: 'ClickHouse',
};

const passwords: Readonly<Record<DatabaseSource['kind'], string>> = {
  postgres: 'PGPASSWORD',
  mysql: 'MYSQL_PWD',
  clickhouse: 'CLICKHOUSE_PASSWORD',
};

/**
 * The error for a user. `cause` must hold no value of a row and no password: see `redacted`.
 *
 * @param near a table of a similar name
 */
export function remoteError(
  { kind, name, what }: DatabaseSource,
  fault: Fault,
  cause: Error,
  near?: string,
): AttuneError {
  const server = titles[kind];
  const place = { file: name };
  switch (fault) {
    case 'unreachable':
      return new AttuneError('source-unreachable', `${name}: the ${server} server does not answer.`, {
        remedy:
          'Check host and port in the address, that the server runs, and that a firewall lets this machine in.',
        place,
        cause,
      });
    case 'denied':
      return new AttuneError('source-denied', `${name}: ${server} does not let this user read.`, {
        remedy: `Check the user in the address and the password in ${passwords[kind]}. The user needs the right to SELECT, and none to write.`,
        place,
        cause,
      });
    case 'no database':
      return new AttuneError('input-missing', `${name}: the server has no such database.`, {
        remedy: 'Check the name of the database, which stands in the address after the host.',
        place,
        cause,
      });
    case 'no table':
      return new AttuneError(
        'input-missing',
        'query' in what
          ? `${name}: the query names a table that is not there.`
          : `${name}: the database has no table ${what.table}.`,
        {
          remedy: near === undefined ? tableRemedy(kind) : `Did you mean ${near}?`,
          place,
          cause,
        },
      );
    case 'writes':
      return new AttuneError('playbook-invalid', `The query of ${name} writes. Attune only reads.`, {
        remedy: 'Write a single SELECT without functions that change data.',
        place: { ...place, field: 'query' },
        cause,
      });
    case 'wrong query':
      return new AttuneError('playbook-invalid', `${server} does not understand the query of ${name}.`, {
        remedy: 'Try the query in a client of the database first. ATTUNE_DEBUG=1 shows what the server says.',
        place: { ...place, field: 'query' },
        cause,
      });
    case 'cut off':
      return new AttuneError('input-unreadable', `${name}: the connection was cut before the last row.`, {
        remedy: 'Run it again. The rows that had come were not taken for the whole.',
        place,
        cause,
      });
    case 'failed':
      return new AttuneError('input-unreadable', `${name}: ${server} stopped before the last row.`, {
        remedy:
          'ATTUNE_DEBUG=1 shows what the server says: a limit of its own, or a value that the query cannot convert.',
        place,
        cause,
      });
  }
}

function tableRemedy(kind: DatabaseSource['kind']): string {
  return kind === 'postgres'
    ? 'Check its spelling, capitals included, and name its schema with &schema= when it is not in the search path.'
    : 'Check its spelling, and the database in the address.';
}

/** Errors of the network, before a connection stands. */
export function isOfNetwork(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return /^E[A-Z]+$|^ERR_(?:SSL|TLS|STREAM)|^CERT_|^(?:DEPTH|SELF|UNABLE)_/.test(code);
}

/** A server's words without what they quote, which may be a value of a row. */
export function redacted(error: unknown): Error {
  const { message, code } = error as { message?: unknown; code?: unknown };
  const words = String(message ?? error)
    .replaceAll(/'[^']*'|"[^"]*"|`[^`]*`|\([^)]*\)/g, '…')
    .replaceAll(/\d{3,}[\d.]*/g, '…')
    .slice(0, 300);
  return new Error(code === undefined ? words : `${String(code)}: ${words}`);
}
