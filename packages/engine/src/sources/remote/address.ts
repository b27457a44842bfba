import { AttuneError } from '../../errors/index.ts';
import { singleSelect } from './single-select.ts';

/** A table of a database, or the answer to a query. */
export interface DatabaseSource {
  readonly kind: 'postgres' | 'mysql' | 'clickhouse';
  /** Without `table` and `schema`. It may hold a password, and is shown nowhere. */
  readonly url: URL;
  readonly what: { readonly table: string; readonly schema: string | undefined } | { readonly query: string };
  /** As reports show it, such as `orders (postgres)`. */
  readonly name: string;
}

/** An object of a bucket, or all objects whose keys begin so. */
export interface BucketSource {
  readonly kind: 's3';
  readonly bucket: string;
  /** A key; what ends with `/` stands for all objects in it, what ends with `*` for all that begin so. */
  readonly key: string;
  /** Stands before the names of the objects where the playbook gives one. */
  readonly name: string | undefined;
}

export type RemoteSource = DatabaseSource | BucketSource;

const kinds: Readonly<Record<string, RemoteSource['kind']>> = {
  'postgres:': 'postgres',
  'postgresql:': 'postgres',
  'mysql:': 'mysql',
  'mariadb:': 'mysql',
  'clickhouse:': 'clickhouse',
  'clickhouses:': 'clickhouse',
  's3:': 's3',
};

/** PostgreSQL has its own parameters, which its library reads; the others have these. */
const ownParameters: Readonly<Record<Exclude<RemoteSource['kind'], 'postgres'>, readonly string[]>> = {
  mysql: ['table', 'socket', 'tls'],
  clickhouse: ['table'],
  s3: [],
};

/** Whether an input is an address and not a path. */
export function isAddress(input: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(input);
}

/**
 * Reads an address such as `postgres://reader@host/shop?table=orders` or `s3://bucket/exports/`.
 *
 * @param stated what the playbook says beside the address
 * @throws AttuneError `usage`, or `playbook-invalid` for a query that does more than select; the address, which may hold a password, is not in it
 */
export function remoteSource(
  address: string,
  stated: { readonly name?: string | undefined; readonly query?: string | undefined } = {},
): RemoteSource {
  const scheme = address.slice(0, address.indexOf('://')).toLowerCase();
  const kind = kinds[`${scheme}:`];
  if (kind === undefined)
    throw new AttuneError('usage', `Addresses that begin with ${scheme}:// are not read.`, {
      remedy: 'Give a file or a folder, or an address: postgres://, mysql://, clickhouse://, s3://.',
    });
  return kind === 's3' ? bucketSource(address, stated.name) : databaseSource(kind, address, stated);
}

function databaseSource(
  kind: DatabaseSource['kind'],
  address: string,
  stated: { readonly name?: string | undefined; readonly query?: string | undefined },
): DatabaseSource {
  const url = readable(kind, address);
  const table = url.searchParams.get('table') ?? undefined;
  const schema = kind === 'postgres' ? (url.searchParams.get('schema') ?? undefined) : undefined;
  refuseUnknownParameters(kind, url);
  url.searchParams.delete('table');
  if (kind === 'postgres') url.searchParams.delete('schema');
  const { query } = stated;
  if (query !== undefined && table !== undefined)
    throw unusable(kind, 'names a table, and there is a query beside it', 'Give one of the two.');
  const name = `${stated.name ?? table} (${kind})`;
  if (query !== undefined) return { kind, url, what: { query: singleSelect(query, kind, name) }, name };
  if (!table)
    throw unusable(
      kind,
      'does not say which table to read',
      'Add ?table=orders to it, or write a query: under sources: in the playbook.',
    );
  return { kind, url, what: { table, schema }, name };
}

/** A key may hold whatever it likes: after the bucket, the address is taken letter by letter. */
function bucketSource(address: string, name: string | undefined): BucketSource {
  const [, bucket, key] = /^s3:\/\/([^/]*)\/?(.*)$/is.exec(address) as unknown as [string, string, string];
  if (!/^[a-z0-9][a-z0-9._-]{1,254}$/i.test(bucket))
    throw unusable('s3', 'does not begin with the name of a bucket', keysFromEnvironment);
  return { kind: 's3', bucket, key, name };
}

const keysFromEnvironment =
  'Write it as s3://bucket/folder/. Keys come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.';

function readable(kind: DatabaseSource['kind'], address: string): URL {
  const url = URL.parse(address);
  try {
    if (url === null) throw new Error('It is no URL.');
    decodeURIComponent(url.username + url.password + url.pathname);
    return url;
  } catch {
    // The error of the platform quotes the address.
    throw unusable(
      kind,
      'cannot be read',
      'Write it as in the example, with special characters of user and password percent-encoded (@ as %40).',
    );
  }
}

function refuseUnknownParameters(kind: DatabaseSource['kind'], url: URL): void {
  if (kind === 'postgres') return;
  const known = ownParameters[kind];
  const unknown = [...url.searchParams.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw unusable(
      kind,
      `has the parameter ${unknown}, which it cannot have`,
      `It can have: ${known.join(', ')}.`,
    );
}

const examples: Readonly<Record<RemoteSource['kind'], string>> = {
  postgres: 'postgres://reader@host:5432/shop?table=orders',
  mysql: 'mysql://reader@host:3306/shop?table=orders',
  clickhouse: 'clickhouse://reader@host:8123/shop?table=orders',
  s3: 's3://bucket/exports/',
};

export function unusable(kind: RemoteSource['kind'], why: string, remedy: string): AttuneError {
  return new AttuneError('usage', `The ${kind} address ${why}.`, {
    remedy: `${remedy} For example: ${examples[kind]}`,
  });
}
