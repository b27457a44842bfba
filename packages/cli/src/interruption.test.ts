import type { ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { attune, temporaryFolder } from '../test/run-attune.ts';

const folder = temporaryFolder();

beforeAll(async () => {
  await attune(['demo', '--customers', '2000', '--seed', '3', '--out', 'data'], { cwd: folder });
});

/** Sends the signals one after the other, the first as soon as the text is on stderr. */
function whenSaid(text: string, ...signals: readonly NodeJS.Signals[]) {
  return (child: ChildProcess) => {
    let said = '';
    child.stderr?.on('data', function listen(chunk) {
      said += chunk;
      if (!said.includes(text)) return;
      child.stderr?.off('data', listen);
      signals.forEach((signal, i) => {
        setTimeout(() => child.kill(signal), 250 * i);
      });
    });
  };
}

describe('Ctrl-C', () => {
  test.each(['Reading the files', 'Building the single view', 'Finding segments', 'Writing the report'])(
    'during "%s" leaves nothing, and says so',
    async (stage) => {
      const ended = await attune(['analyze', 'data', '--out', 'new/out'], {
        cwd: folder,
        meanwhile: whenSaid(stage, 'SIGINT'),
      });
      expect(ended).toMatchObject({ code: 130, stdout: '' });
      expect(ended.stderr).toMatch(/^Stopped\. Nothing half-written is left\.$/m);
      expect(readdirSync(folder)).toEqual(['data']);
    },
  );

  test('twice ends at once, and leaves nothing either', async () => {
    const ended = await attune(['analyze', 'data', '--out', 'out'], {
      cwd: folder,
      meanwhile: whenSaid('Finding segments', 'SIGINT', 'SIGINT'),
    });
    // The second may find a process that has cleared up and is just about to leave.
    expect(ended.code ?? ended.signal).toSatisfy((end) => end === 130 || end === 'SIGINT');
    expect(readdirSync(folder)).toEqual(['data']);
  });

  test('that arrives twice at the same moment is one', async () => {
    const ended = await attune(['analyze', 'data', '--out', 'out'], {
      cwd: folder,
      meanwhile: (child) => {
        whenSaid('Finding segments', 'SIGINT')(child);
        whenSaid('Finding segments', 'SIGINT')(child);
      },
    });
    expect(ended.stderr).toContain('Nothing half-written is left.');
    expect(readdirSync(folder)).toEqual(['data']);
  });

  test('and SIGTERM differ in the status only', async () => {
    const ended = await attune(['analyze', 'data', '--out', 'out', '--json'], {
      cwd: folder,
      meanwhile: whenSaid('Reading the files', 'SIGTERM'),
    });
    expect(ended.code).toBe(143);
    expect(JSON.parse(ended.stdout).error.code).toBe('interrupted');
    expect(readdirSync(folder)).toEqual(['data']);
  });

  test('while files are made up leaves none of them', async () => {
    const out = join(folder, 'data', 'more');
    const ended = await attune(['demo', '--customers', '200000', '--out', out], {
      meanwhile: whenSaid('Making up', 'SIGINT'),
    });
    expect(ended.code).toBe(130);
    expect(
      readdirSync(join(folder, 'data'), { recursive: true }).filter((name) => /more.*\./.test(String(name))),
    ).toEqual([]);
  });
});
