// Compiles the packages to JavaScript with declarations, builds the studio, and packs each into build/tarballs.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { publishedLauncher, publishedManifest } from './published-manifest.ts';
import { publishedPackages, readManifest } from './published-packages.ts';

const tarballs = 'build/tarballs';
rmSync('build/compiled', { recursive: true, force: true });
rmSync(tarballs, { recursive: true, force: true });
mkdirSync(tarballs, { recursive: true });
execFileSync('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' });
execFileSync('npm', ['run', 'build', '--silent', '--workspace', '@attune/studio'], { stdio: 'inherit' });

const versions = Object.fromEntries(
  publishedPackages.map(readManifest).map(({ name, version }) => [name, version]),
);

for (const folder of publishedPackages) {
  const source = join('packages', folder);
  const target = join('build', folder);
  rmSync(target, { recursive: true, force: true });
  if (folder === 'studio') cpSync(join(source, 'dist'), join(target, 'dist'), { recursive: true });
  else {
    cpSync(join('build/compiled', folder, 'src'), join(target, 'dist'), { recursive: true });
    copyAssets(join(source, 'src'), join(target, 'dist'));
  }
  copyLaunchers(join(source, 'bin'), join(target, 'bin'));
  const manifest = publishedManifest(readManifest(folder), versions);
  writeFileSync(join(target, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  cpSync('LICENSE', join(target, 'LICENSE'));
  const own = join(source, 'README.md');
  cpSync(existsSync(own) ? own : 'README.md', join(target, 'README.md'));
  execFileSync('npm', ['pack', '--silent', '--pack-destination', tarballs, `./${target}`], {
    stdio: 'inherit',
  });
}

/** Fonts, JSON and other files that stand beside the sources and are read at run time. */
function copyAssets(from: string, to: string): void {
  for (const path of globSync('**/*.*', { cwd: from })) {
    if (/\.tsx?$/.test(path) || path.includes('fixtures')) continue;
    mkdirSync(join(to, dirname(path)), { recursive: true });
    cpSync(join(from, path), join(to, path));
  }
}

function copyLaunchers(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  for (const path of globSync('*.js', { cwd: from }))
    writeFileSync(join(to, basename(path)), publishedLauncher(readFileSync(join(from, path), 'utf8')), {
      mode: 0o755,
    });
}
