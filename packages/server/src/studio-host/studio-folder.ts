import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AttuneError } from '@attune/engine';

/**
 * Where the built studio lies: in its package, in the checkout and installed alike.
 *
 * @throws AttuneError `studio-missing`
 */
export function studioFolder(): string {
  const folder = join(dirname(fileURLToPath(import.meta.resolve('@attune/studio/package.json'))), 'dist');
  if (!existsSync(join(folder, 'index.html')))
    throw new AttuneError('studio-missing', 'The studio has not been built, so there is nothing to show.', {
      remedy: 'Run `npm run build --workspace @attune/studio` in the checkout, then start again.',
      place: { file: folder },
    });
  return folder;
}
