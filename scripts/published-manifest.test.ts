import { expect, it } from 'vitest';
import { publishedLauncher, publishedManifest } from './published-manifest.ts';

it('points a packed package at its compiled files, and our own packages at their exact version', () => {
  const manifest = {
    name: '@attune/engine',
    version: '1.2.3',
    license: 'MIT',
    exports: { '.': './src/index.ts' },
    dependencies: { '@attune/stats': '*', zod: '^4.0.0' },
    devDependencies: { '@types/pg': '^8.0.0' },
  };
  expect(publishedManifest(manifest, { '@attune/stats': '1.2.3' })).toEqual({
    name: '@attune/engine',
    version: '1.2.3',
    license: 'MIT',
    type: 'module',
    exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
    dependencies: { '@attune/stats': '1.2.3', zod: '^4.0.0' },
    files: ['dist'],
  });
});

it('leaves the way to the manifest itself, by which another package finds the files of this one', () => {
  const exports = { './package.json': './package.json' };
  expect(publishedManifest({ name: '@attune/studio', version: '1.0.0', exports }, {}).exports).toEqual(
    exports,
  );
});

it('refuses an entry that is not compiled', () => {
  const manifest = { name: 'x', version: '1.0.0', exports: { '.': './lib/index.js' } };
  expect(() => publishedManifest(manifest, {})).toThrow('./lib/index.js');
});

it('makes the launcher start the compiled program', () => {
  expect(publishedLauncher("await import('../src/main.ts');")).toBe("await import('../dist/main.js');");
});
