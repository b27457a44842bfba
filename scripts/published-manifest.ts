import type { Manifest } from './published-packages.ts';

/** The package.json that goes into the tarball. */
export interface PublishedManifest extends Omit<Manifest, 'exports'> {
  readonly type: 'module';
  readonly exports?: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly files: readonly string[];
}

/**
 * A package's manifest for publishing: compiled files instead of sources, and our own packages at exactly the
 * version they are packed with, because they are tested only together.
 *
 * @param versions of our own packages, by name
 */
export function publishedManifest(
  manifest: Manifest,
  versions: Readonly<Record<string, string>>,
): PublishedManifest {
  const { name, version, description, license, bin, exports, engines, dependencies } = manifest;
  return {
    name,
    version,
    ...(description && { description }),
    ...(license && { license }),
    type: 'module',
    ...(bin && { bin }),
    ...(exports && {
      exports: Object.fromEntries(
        Object.entries(exports).map(([entry, source]) => [
          entry,
          // Not compiled: what another package needs in order to find files of this one.
          source === './package.json'
            ? source
            : { types: compiledPath(source, '.d.ts'), default: compiledPath(source, '.js') },
        ]),
      ),
    }),
    ...(engines && { engines }),
    ...(dependencies && {
      dependencies: Object.fromEntries(
        Object.entries(dependencies).map(([dependency, range]) => [
          dependency,
          versions[dependency] ?? range,
        ]),
      ),
    }),
    files: ['dist', ...(bin ? ['bin'] : [])],
  };
}

function compiledPath(source: string, extension: string): string {
  const match = /^\.\/src\/(.+)\.ts$/.exec(source);
  if (!match) throw new Error(`An entry must be a TypeScript file under ./src, and ${source} is not.`);
  return `./dist/${match[1]}${extension}`;
}

/** A launcher that starts the sources, made to start what was compiled from them. */
export function publishedLauncher(source: string): string {
  return source.replaceAll(/\.\.\/src\/([^'"`]+)\.ts/g, '../dist/$1.js');
}
