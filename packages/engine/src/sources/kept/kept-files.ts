import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDbWarehouse } from '../../warehouse/index.ts';
import { type LandedFile, landingName } from '../accept/land-file.ts';
import { openFile } from '../files/read-file.ts';
import type { SievedRow } from '../files/sieve.ts';
import type { Mapping } from '../recognise/mapping.ts';
import type { Conventions } from '../recognise/plan.ts';
import type { Draft } from '../recognise/recognise.ts';
import type { Fault } from '../values/faults.ts';
import { codePrint } from './code-print.ts';
import { engineOf, hideKept, showKept, writeKept } from './kept-files.sql.ts';
import { KnownBytes } from './known-bytes.ts';
import { readSealed, writeSealed } from './sealed-json.ts';

/** What is kept of one kind of rows of one file, beside the rows. */
interface Kept {
  readonly conventions: Conventions;
  readonly mapping: Omit<Mapping, 'columns'> & {
    readonly columns: readonly (readonly [string, unknown])[];
  };
  readonly counts: readonly (readonly [problem: number, rows: number])[];
  readonly faults: readonly Fault[];
  readonly notes: readonly string[];
  readonly personColumns: readonly string[];
  readonly rows: number;
  readonly setAside: readonly SievedRow[];
  readonly firstLines: readonly (readonly [problem: number, line: number])[];
  readonly control:
    | { readonly rates: string; readonly months: readonly (readonly [string | null, string])[] }
    | undefined;
}

interface Taken {
  readonly key: string;
  readonly draft: Draft;
  readonly file: LandedFile;
  readonly isNew: boolean;
}

const bytesFile = 'bytes.json';
/** Of the files of one entry. The list of facts makes the others valid: it comes last, and goes first. */
const endings = ['json', 'duckdb', 'rejected.csv'] as const;

/**
 * What earlier runs left of the files that they read: the rows of each as they landed, and what was counted on the way.
 * A file of the same content that would be read in the same way is not read again. Nothing here is needed: what is
 * missing, damaged or of another version is made anew, and what the latest run did not use goes.
 */
export class KeptFiles {
  readonly bytes: KnownBytes;
  readonly #folder: string;
  readonly #warehouse: DuckDbWarehouse;
  readonly #reader: string;
  #taken: Taken[] = [];
  #isTrusted = true;

  private constructor(folder: string, warehouse: DuckDbWarehouse, reader: string, bytes: KnownBytes) {
    this.#folder = folder;
    this.#warehouse = warehouse;
    this.#reader = reader;
    this.bytes = bytes;
  }

  static async open(folder: string, warehouse: DuckDbWarehouse): Promise<KeptFiles> {
    await mkdir(folder, { recursive: true });
    const reader = `${codePrint()} ${await engineOf(warehouse)}`;
    const known = await readSealed<ConstructorParameters<typeof KnownBytes>[0]>(join(folder, bytesFile));
    return new KeptFiles(folder, warehouse, reader, new KnownBytes(known ?? []));
  }

  /** Whether rows of an earlier run are in use. */
  get isUsed(): boolean {
    return this.#taken.some(({ isNew }) => !isNew);
  }

  /** Where the lines of `rejected.csv` of a file that is landed now are to be copied to. */
  rejectedPath(draft: Draft): string {
    return this.#path(this.#keyOf(draft), 'rejected.coming');
  }

  /** The file as an earlier run landed it; undefined when it has to be read. */
  async restore(draft: Draft): Promise<LandedFile | undefined> {
    if (!this.#isTrusted) return undefined;
    const key = this.#keyOf(draft);
    const kept = await readSealed<Kept>(this.#path(key, 'json'));
    if (!kept) return undefined;
    const { plan } = draft;
    const name = landingName(plan);
    try {
      const rows = await showKept(this.#warehouse, this.#path(key, 'duckdb'), name, plan.file.input.number);
      if (rows !== kept.rows) throw new Error('Rows are missing.');
    } catch {
      await hideKept(this.#warehouse, name);
      await this.#remove(key);
      return undefined;
    }
    const open = openFile(plan.file, plan.table.layout);
    open.setAside = kept.setAside;
    if (kept.control)
      open.control = {
        rates: kept.control.rates,
        months: new Map(kept.control.months.map(([month, money]) => [month, BigInt(money)])),
      };
    const file: LandedFile = {
      plan: {
        ...plan,
        conventions: kept.conventions,
        mapping: { ...kept.mapping, columns: new Map(kept.mapping.columns) as Mapping['columns'] },
      },
      open,
      table: name,
      isView: true,
      rejected: {
        file: open,
        table: name,
        record: 'record',
        faults: kept.faults,
        counts: new Map(kept.counts),
        copy: {
          path: this.#path(key, 'rejected.csv'),
          firstLines: new Map(kept.firstLines),
          isWritten: true,
        },
      },
      rows: kept.rows,
      notes: kept.notes,
      personColumns: kept.personColumns,
    };
    this.#taken.push({ key, draft, file, isNew: false });
    return file;
  }

  /** Copies the rows of a file that this run has landed, before what is made of them changes them. */
  async keep(draft: Draft, file: LandedFile): Promise<void> {
    const key = this.#keyOf(draft);
    const coming = this.#path(key, `${randomBytes(6).toString('hex')}.coming`);
    try {
      await writeKept(this.#warehouse, coming, file.table, file.rejected.record);
      await this.#remove(key);
      await rename(coming, this.#path(key, 'duckdb'));
    } catch (error) {
      await rm(coming, { force: true });
      throw error;
    }
    await rename(this.rejectedPath(draft), this.#path(key, 'rejected.csv'));
    this.#taken.push({ key, draft, file, isNew: true });
  }

  /** Once all is accepted: makes what was copied valid, and removes what this run did not use. */
  async settle(): Promise<void> {
    for (const { key, file, isNew } of this.#taken) {
      if (!isNew) await hideKept(this.#warehouse, file.table);
      await writeSealed(this.#path(key, 'json'), keptOf(file));
    }
    const used = new Set(this.#taken.flatMap(({ key }) => endings.map((ending) => `${key}.${ending}`)));
    for (const name of await readdir(this.#folder))
      if (name !== bytesFile && !used.has(name))
        await rm(join(this.#folder, name), { force: true, recursive: true });
    await writeSealed(join(this.#folder, bytesFile), this.bytes.toKeep());
  }

  /** Throws away what was taken from earlier runs: from now on every file is read. */
  async distrust(): Promise<void> {
    this.#isTrusted = false;
    for (const { key, file } of this.#taken) {
      await hideKept(this.#warehouse, file.table);
      await this.#remove(key);
    }
    this.#taken = [];
  }

  #path(key: string, ending: string): string {
    return join(this.#folder, `${key}.${ending}`);
  }

  async #remove(key: string): Promise<void> {
    for (const ending of endings) await rm(this.#path(key, ending), { force: true });
  }

  /** By everything that the landing table follows from: content, how it would be read, and by which code. */
  #keyOf({ plan, findings, wished }: Draft): string {
    const { file, table, kind, reader, mapping, conventions } = plan;
    const { headers, hasHeader, layout, typedNumbers } = table;
    const facts = [
      this.#reader,
      [file.input.name, file.contentSha256, file.encoding, kind, reader.name],
      [headers, hasHeader, layout, typedNumbers],
      [mapping, conventions, findings, wished],
    ];
    const text = JSON.stringify(facts, (_, value: unknown) =>
      value instanceof Map || value instanceof Set ? [...value] : value,
    );
    return createHash('sha256').update(text).digest('hex').slice(0, 32);
  }
}

function keptOf({ plan, open, rejected, rows, notes, personColumns }: LandedFile): Kept {
  const { control } = open;
  return {
    conventions: plan.conventions,
    mapping: { ...plan.mapping, columns: [...plan.mapping.columns] },
    counts: [...rejected.counts],
    faults: rejected.faults,
    notes,
    personColumns,
    rows,
    setAside: open.setAside,
    firstLines: [...(rejected.copy?.firstLines ?? [])],
    control: control && {
      rates: control.rates,
      months: [...control.months].map(([month, money]) => [month, String(money)] as const),
    },
  };
}
