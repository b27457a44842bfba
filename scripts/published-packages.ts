import { readFileSync } from 'node:fs';

/** The folders under `packages/` that are published, each after those it needs. */
export const publishedPackages: readonly string[] = [
  'stats',
  'charts',
  'sdk',
  'engine',
  'client',
  'studio',
  'server',
  'cli',
];

/** The parts of a package.json that packing reads. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description?: string;
  readonly license?: string;
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, string>>;
  readonly engines?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** @param folder name under `packages/` */
export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(`packages/${folder}/package.json`, 'utf8'));
}
