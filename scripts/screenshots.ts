// `npm run screenshots [-- name …]`: every screen of the studio in light, dark and on a phone, into build/screenshots.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser, openContext, openPageIn } from '../packages/cli/test/studio/browser.ts';
import { type Furnished, furnish, type Workspace } from '../packages/cli/test/studio/furnished.ts';
import { screens } from '../packages/cli/test/studio/screens.ts';
import { watchRequests } from '../packages/cli/test/studio/settled.ts';

const looks = {
  light: { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  dark: { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 844 } },
} as const;

const folder = join(import.meta.dirname, '../build/screenshots');
const names = process.argv.slice(2);
const wanted = screens.filter(({ name }) => names.length === 0 || names.includes(name));
if (names.length === 0) await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

const studios = new Map<Workspace, Furnished>();
const browser = await openBrowser();
try {
  for (const workspace of new Set(wanted.map((screen) => screen.workspace)))
    studios.set(workspace, await furnish(workspace));
  for (const screen of wanted) {
    const studio = studios.get(screen.workspace);
    if (!studio) continue;
    const caller = studio.callers[screen.reader];
    for (const [look, options] of Object.entries(looks)) {
      const context = await openContext(browser, studio.address, {
        ...options,
        ...(caller && { as: caller }),
      });
      try {
        const { page } = await openPageIn(context, studio.address);
        const { settled } = watchRequests(page);
        await page.goto(screen.address(studio));
        await settled(screen.shows);
        await screen.reach?.(page);
        await settled();
        // As high as the page itself: what stands at the foot of the window then covers nothing.
        const height = await page.evaluate<number>('document.documentElement.scrollHeight');
        await page.setViewportSize({
          ...options.viewport,
          height: Math.max(options.viewport.height, height),
        });
        await settled();
        await page.screenshot({ path: join(folder, `${screen.name}-${look}.png`) });
      } catch (error) {
        process.exitCode = 1;
        console.error(`${screen.name}, ${look}: ${error instanceof Error ? error.message : error}`);
      } finally {
        await context.close();
      }
    }
    console.log(screen.name);
  }
} finally {
  await browser.close();
  for (const studio of studios.values()) await studio.stop();
}
await writeFile(join(folder, 'index.html'), page());
console.log(`Open ${join(folder, 'index.html')}`);

function page(): string {
  const rows = screens.map(({ name, route }) => {
    const pictures = Object.keys(looks).map(
      (look) =>
        `<td><a href="${name}-${look}.png"><img src="${name}-${look}.png" alt="${name}, ${look}" loading="lazy"></a></td>`,
    );
    return `<tr><th scope="row">${name}<br><small>${route}</small></th>${pictures.join('')}</tr>`;
  });
  const heads = Object.keys(looks).map((look) => `<th scope="col">${look}</th>`);
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Screens of the studio</title>
<style>
  body { font: 14px system-ui, sans-serif; }
  th { text-align: left; vertical-align: top; padding: 8px; }
  td { vertical-align: top; padding: 8px; }
  img { width: 420px; max-height: 420px; object-fit: cover; object-position: top; border: 1px solid #ccc; }
  td:last-child img { width: 160px; }
</style>
<h1>Screens of the studio</h1>
<table><thead><tr><th scope="col">Screen</th>${heads.join('')}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table></html>
`;
}
