import { posix } from 'node:path';
import { importStatements, sqlTemplateLines } from './import-statements.ts';

/** Which of our packages a package may import. */
const packages: Readonly<Record<string, readonly string[]>> = {
  stats: [],
  sdk: [],
  charts: ['stats'],
  engine: ['stats', 'charts', 'sdk'],
  client: [],
  studio: ['charts', 'client'],
  server: ['engine'],
  cli: ['engine', 'server'],
};

/** The rooms of the engine in the order of the flow: a room imports only rooms above it. */
const rooms: readonly string[] = [
  'errors',
  'playbook',
  'store',
  'warehouse',
  'rules',
  'metrics',
  'sources',
  'customers',
  'consent',
  'lifetime',
  'potential',
  'segments',
  'report',
  'explore',
  'jobs',
  'demo',
  'workspace',
];

/** Rooms that may import less than their place in the order allows, with all that they may import of ours. */
const besideRooms: Readonly<
  Record<string, { readonly rooms: readonly string[]; readonly packages: readonly string[] }>
> = {
  demo: { rooms: ['errors'], packages: ['stats'] },
};

/** Database clients, and the one room that may talk to them. */
const clients: Readonly<Record<string, string>> = {
  '@duckdb/node-api': 'warehouse',
  '@clickhouse/client': 'warehouse',
};

/** The rooms that may write SQL outside a `*.sql.ts` file: one defines the template, the other compiles to it. */
const sqlRooms: readonly string[] = ['warehouse', 'rules'];

export interface Breach {
  /** From the root of the repository, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly rule: string;
}

/** Where a file stands in the house; `room` only inside `engine/src`. */
interface Address {
  readonly package: string;
  readonly room: string | undefined;
  readonly isTest: boolean;
}

/**
 * What a source file does against the import rules of the house.
 * Tests keep the package order and the other rooms' front doors; the order of rooms and the homes of SQL and
 * of the database clients bind the product's own code.
 *
 * @param file path from the root, for example `packages/engine/src/rules/parse.ts`
 */
export function importBreaches(file: string, source: string): Breach[] {
  const from = addressOf(file);
  if (!from) return [];
  const breaches: Breach[] = [];
  const complain = (line: number, rule: string | undefined) => rule && breaches.push({ file, line, rule });

  if (!packages[from.package])
    complain(1, `the package ${from.package} has no place in the order of packages`);
  if (from.room !== undefined && !rooms.includes(from.room) && !besideRooms[from.room])
    complain(1, `the room ${from.room} has no place in the order of rooms`);

  for (const { specifier, line } of importStatements(source)) {
    complain(
      line,
      specifier.startsWith('.')
        ? relativeImportBreach(from, file, specifier)
        : packageImportBreach(from, specifier),
    );
  }
  if (!from.isTest && !file.endsWith('.sql.ts') && !sqlRooms.includes(from.room ?? ''))
    for (const line of sqlTemplateLines(source))
      complain(line, 'SQL lives in *.sql.ts files (and in the rooms warehouse and rules)');
  return breaches;
}

function packageImportBreach(from: Address, specifier: string): string | undefined {
  const home = clients[specifier];
  if (home && !from.isTest && from.room !== home) return `only the room ${home} imports ${specifier}`;

  const ours = /^(?:@attune\/([^/]+)|(attune))(\/.*)?$/.exec(specifier);
  if (!ours) return undefined;
  const target = ours[1] ?? 'cli';
  if (ours[3]) return `${specifier} reaches past the entry of its package`;
  if (target === from.package) return 'a package does not import itself by name';
  const allowed = besideRooms[from.room ?? '']?.packages ?? packages[from.package] ?? [];
  if (!allowed.includes(target)) return `${from.room ?? from.package} may not import the package ${target}`;
  return undefined;
}

function relativeImportBreach(from: Address, file: string, specifier: string): string | undefined {
  const path = posix.join(posix.dirname(file), specifier);
  const target = addressOf(path);
  if (!target || target.package !== from.package) {
    const sharedByTests = path.startsWith('scripts/') || target?.isTest;
    return from.isTest && sharedByTests ? undefined : `${specifier} leaves the package`;
  }
  if (!from.isTest && target.isTest) return 'product code does not import tests';
  if (target.room === undefined || target.room === from.room) return undefined;

  if (path !== `packages/engine/src/${target.room}/index.ts`)
    return `the room ${target.room} is entered through its index.ts only`;
  if (from.isTest || from.room === undefined) return undefined;
  const allowed = besideRooms[from.room]?.rooms ?? rooms.slice(0, Math.max(0, rooms.indexOf(from.room)));
  if (!allowed.includes(target.room)) return `the room ${from.room} may not import the room ${target.room}`;
  return undefined;
}

function addressOf(path: string): Address | undefined {
  const match = /^packages\/([^/]+)\/(src|test)\/(.+)$/.exec(path);
  if (!match) return undefined;
  const [, name = '', folder, rest = ''] = match;
  const room = name === 'engine' && folder === 'src' && rest.includes('/') ? rest.split('/')[0] : undefined;
  return { package: name, room, isTest: folder === 'test' || /\.test\.tsx?$/.test(rest) };
}
