import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { AttuneError, resultFiles } from '@attune/engine';

/**
 * Makes sure that putting a result at `out` destroys nothing that anybody would miss, and says where `out` really is.
 * An earlier result is replaced; anything else only when `force` says so; inputs and the folder one stands in, never.
 *
 * @param read files and folders that are read: they must not be in the folder
 * @throws AttuneError `output-not-writable`, or `usage` when no force would help
 */
export function usableOutFolder(out: string, read: readonly string[], force: boolean): string {
  const folder = realPath(out);
  const inside = [process.cwd(), ...read].map(realPath).find((path) => contains(folder, path));
  if (inside !== undefined)
    throw new AttuneError(
      'usage',
      `The result cannot go to ${out}: the folder is replaced as a whole, and ${named(inside)} is in it.`,
      { remedy: 'Choose a folder of its own, such as --out out.', place: { file: out } },
    );
  const present = contentOf(folder, out);
  if (force || present.length === 0) return folder;
  const foreign = present.find((name) => !resultFiles.includes(name));
  if (foreign !== undefined || !isResult(folder))
    throw new AttuneError(
      'output-not-writable',
      `The folder ${out} holds something else than an earlier result: ${foreign ?? present[0]}.`,
      {
        remedy: 'Choose another folder, or replace this one with everything in it: --force.',
        place: { file: out },
      },
    );
  return folder;
}

/** Through symbolic links, as far as the path exists. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

function contains(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path);
}

function named(path: string): string {
  return path === realPath('.') ? 'the folder you are in' : (path.split(sep).at(-1) ?? path);
}

function contentOf(folder: string, out: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })) return [];
  try {
    return readdirSync(folder);
  } catch (cause) {
    throw new AttuneError('output-not-writable', `${out} is not a folder that can be read.`, {
      remedy: 'Choose another with --out.',
      place: { file: out },
      cause,
    });
  }
}

/** By its summary: a file of that name can be anybody's. */
function isResult(folder: string): boolean {
  try {
    const { schema } = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8'));
    return typeof schema === 'string' && schema.startsWith('attune-summary-');
  } catch {
    return false;
  }
}
