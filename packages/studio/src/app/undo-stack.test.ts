import { expect, test } from 'vitest';
import { type Edit, UndoStack } from './undo-stack.ts';

function edit(label: string, log: string[]): Edit {
  return {
    label,
    undo: async () => void log.push(`undo ${label}`),
    redo: async () => void log.push(`redo ${label}`),
  };
}

test('edits are taken back from the last to the first, and done again in their order', async () => {
  const log: string[] = [];
  const stack = new UndoStack();
  stack.push(edit('a', log));
  stack.push(edit('b', log));
  await stack.undo();
  await stack.undo();
  await stack.redo();
  await stack.redo();
  expect(log).toEqual(['undo b', 'undo a', 'redo a', 'redo b']);
  expect(await stack.redo()).toBeUndefined();
});

test('a new edit makes what was undone before it impossible to do again', async () => {
  const stack = new UndoStack();
  stack.push(edit('a', []));
  await stack.undo();
  stack.push(edit('b', []));
  expect(stack.state.undone).toEqual([]);
  expect(stack.state.done.map(({ label }) => label)).toEqual(['b']);
});

test('a step that the server refuses stays where it was', async () => {
  const stack = new UndoStack();
  stack.push({
    label: 'a',
    undo: () => Promise.reject(new Error('edit-conflict')),
    redo: async () => undefined,
  });
  await expect(stack.undo()).rejects.toThrow('edit-conflict');
  expect(stack.state).toMatchObject({ done: [{ label: 'a' }], undone: [], busy: false });
});

test('a second undo does nothing while the first is under way', async () => {
  const log: string[] = [];
  let finish = () => {};
  const stack = new UndoStack();
  stack.push(edit('a', log));
  stack.push({
    label: 'slow',
    undo: () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
    redo: async () => undefined,
  });
  const first = stack.undo();
  expect(await stack.undo()).toBeUndefined();
  finish();
  expect((await first)?.label).toBe('slow');
  expect(log).toEqual([]);
});

test('what is pushed while an undo is under way is kept', async () => {
  let finish = () => {};
  const stack = new UndoStack();
  stack.push({
    label: 'slow',
    undo: () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
    redo: async () => undefined,
  });
  const first = stack.undo();
  stack.push(edit('new', []));
  finish();
  await first;
  expect(stack.state.done.map(({ label }) => label)).toEqual(['new']);
});

test('who listens is told of every change until they stop', () => {
  const stack = new UndoStack();
  let times = 0;
  const stop = stack.subscribe(() => {
    times += 1;
  });
  stack.push(edit('a', []));
  stop();
  stack.push(edit('b', []));
  expect(times).toBe(1);
});
