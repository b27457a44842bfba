#!/usr/bin/env node
// Starts Attune, or says which Node it needs. Written for Node 12 and later: an old Node has to be able to read it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const neededMajor = 24;

const here = dirname(fileURLToPath(import.meta.url));

if (Number(process.versions.node.split('.')[0]) >= neededMajor) {
  keepCompiled(above(here, 'node_modules'));
  import('../src/main.ts');
} else {
  // The Node that the checkout or the installation brings along.
  runWith(above(here, join('node_modules', '.bin', 'node')));
}

/** What has this name in a folder or in the nearest one above it. */
function above(folder, name) {
  const found = join(folder, name);
  if (existsSync(found)) return found;
  const parent = dirname(folder);
  return parent === folder ? undefined : above(parent, name);
}

/**
 * Keeps what Node has compiled for the next start, of this process and of those that it starts: a third of a start is
 * that. It stands with the installation, which nobody but its owner writes to; where that is not us, nothing is kept.
 */
function keepCompiled(packages) {
  if (packages === undefined || process.env.NODE_COMPILE_CACHE !== undefined) return;
  const folder = join(packages, '.cache', 'attune');
  nodeModule.enableCompileCache(folder);
  if (nodeModule.getCompileCacheDir() !== undefined) process.env.NODE_COMPILE_CACHE = folder;
}

function runWith(node) {
  const isOld = process.env.ATTUNE_OWN_NODE !== undefined;
  if (node === undefined || isOld) {
    console.error(
      `error[usage]: Attune needs Node ${neededMajor} or later, and this is Node ${process.versions.node}.\n` +
        '  try  Install it from https://nodejs.org, or run `npm ci` in the checkout: on Linux it brings its own.',
    );
    process.exitCode = 2;
    return;
  }
  const env = Object.assign({}, process.env, { ATTUNE_OWN_NODE: '1' });
  // What a signal means is for the other process to say; this one stays until it has, and listens before it starts.
  let child;
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => {
    process.on(signal, () => child.kill(signal));
  });
  child = spawn(node, process.argv.slice(1), { stdio: 'inherit', env });
  child.on('exit', (code, signal) => {
    process.exitCode = code === null ? 128 + constants.signals[signal] : code;
  });
}
