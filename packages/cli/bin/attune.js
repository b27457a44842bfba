#!/usr/bin/env node
// Starts Attune, or says which Node it needs. Written for Node 12 and later: an old Node has to be able to read it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const neededMajor = 24;

if (Number(process.versions.node.split('.')[0]) >= neededMajor) {
  import('../src/main.ts');
} else {
  runWith(ownNode(dirname(fileURLToPath(import.meta.url))));
}

/** The Node that the checkout or the installation brings along. */
function ownNode(folder) {
  const found = join(folder, 'node_modules', '.bin', 'node');
  if (existsSync(found)) return found;
  const parent = dirname(folder);
  return parent === folder ? undefined : ownNode(parent);
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
