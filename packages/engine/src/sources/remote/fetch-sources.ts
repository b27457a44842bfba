import { join } from 'node:path';
import { AttuneError } from '../../errors/index.ts';
import type { Playbook } from '../../playbook/index.ts';
import { type SourceSettings, sourceSettings } from '../source-settings.ts';
import { isAddress, type RemoteSource, remoteSource } from './address.ts';
import { fetchClickHouse } from './clickhouse.ts';
import { fetchMysql } from './mysql.ts';
import { fetchPostgres } from './postgres.ts';
import { fetchObject, objectsOf } from './s3.ts';
import { accountOf } from './s3-request.ts';

/** A local copy of what an address stands for. Its name has nothing of the address but table or key. */
export interface FetchedFile {
  readonly path: string;
  readonly name: string;
  readonly isNamed: boolean;
  /** For the report. */
  readonly notes: readonly string[];
}

export interface Fetched {
  readonly files: readonly FetchedFile[];
  /** Names of objects below an address that hold no table, and were not fetched. */
  readonly passedOver: readonly string[];
  /** The playbook, with how the fetched files are written. */
  readonly playbook: Playbook;
}

interface Ask {
  readonly source: RemoteSource;
  readonly settings: SourceSettings | undefined;
}

const databases = { postgres: fetchPostgres, mysql: fetchMysql, clickhouse: fetchClickHouse };

/** How the rows of a database are written here, whatever is said of other files. */
const asWritten = { delimiter: ',', decimal: '.', encoding: 'utf-8' } as const;

/**
 * Fetches what the addresses among the inputs and in the playbook stand for into a folder, so that it is read as files
 * are. Databases are only read; rows and objects pass through memory in pieces.
 *
 * @param mayRead whether an object of this name could hold a table
 * @param onStep called with the name of each before it is fetched
 * @throws AttuneError `usage`, `playbook-invalid`, `source-unreachable`, `source-denied`, `input-missing`,
 * `input-unreadable`; none of them holds a password
 */
export async function fetchSources(
  inputs: readonly string[],
  playbook: Playbook,
  scratch: string,
  {
    mayRead,
    onStep,
    signal,
  }: {
    readonly mayRead: (name: string) => boolean;
    readonly onStep?: ((name: string) => void) | undefined;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<Fetched> {
  const asks = inOrder([
    ...[...new Set(inputs.filter(isAddress))].map((address) => ({
      source: remoteSource(address),
      settings: undefined,
    })),
    ...playbook.sources.flatMap((settings) =>
      settings.address === undefined || settings.kind === 'ignore'
        ? []
        : [{ source: remoteSource(settings.address, settings), settings }],
    ),
  ]);
  const files: FetchedFile[] = [];
  const passedOver: string[] = [];
  const entries: SourceSettings[] = [];

  /** Where to put it. The files of a run are told apart by their names. */
  const add = (file: Omit<FetchedFile, 'path'>, settings: SourceSettings | undefined) => {
    if (files.some(({ name }) => name === file.name)) throw sameName(file.name);
    const path = join(scratch, `fetched-${files.length}`);
    files.push({ ...file, path });
    if (settings) entries.push(settings);
    onStep?.(file.name);
    return path;
  };
  for (const { source, settings } of asks) {
    signal?.throwIfAborted();
    if (source.kind !== 's3') {
      const { name } = source;
      const notes: string[] = [];
      const path = add({ name, isNamed: true, notes }, { ...merged(playbook, name, settings), ...asWritten });
      notes.push(...(await databases[source.kind](source, path, signal)));
      continue;
    }
    const account = accountOf(process.env);
    for (const object of await objectsOf(source, account, signal)) {
      const { name, isNamed } = object;
      if (isNamed || mayRead(name)) {
        const notes = [`It was fetched from the bucket ${source.bucket}.`];
        const path = add({ name, isNamed, notes }, settings && merged(playbook, name, settings));
        await fetchObject(source.bucket, object, account, path, signal);
      } else passedOver.push(name);
    }
  }
  return { files, passedOver, playbook: { ...playbook, sources: [...entries, ...playbook.sources] } };
}

function sameName(name: string): AttuneError {
  return new AttuneError('usage', `Two addresses give something that is called ${name}.`, {
    remedy: 'Put the addresses under sources: in the playbook, each with a name of its own.',
    place: { file: name },
  });
}

/** The same whatever the order of the arguments. */
function inOrder(asks: readonly Ask[]): readonly Ask[] {
  const keyed = asks.map((ask) => ({ ask, key: JSON.stringify(nameless(ask.source)) }));
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ ask }) => ask);
}

function nameless(source: RemoteSource): unknown {
  return source.kind === 's3'
    ? source
    : [source.name, source.kind, source.url.host, source.url.pathname, source.what];
}

/** What is said of the address, then what is said of a file of this name, which is the more particular. */
function merged(playbook: Playbook, name: string, stated: SourceSettings | undefined): SourceSettings {
  const { address: _, query: __, name: ___, ...settings } = stated ?? { columns: {} };
  const ofFile = sourceSettings(playbook, name);
  return { ...settings, ...ofFile, match: name, columns: { ...settings.columns, ...ofFile?.columns } };
}
