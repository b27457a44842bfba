import { expect, test } from 'vitest';
import { duplicated, eventAround, inserted, itemAt, moved, pointed, removed, replaced } from './edit-rule.ts';
import { readRule } from './read-rule.ts';
import type { Group } from './rule-model.ts';
import { writeRule } from './write-rule.ts';

function model(rule: unknown): Group {
  const read = readRule(rule);
  if (!read.ok) throw new Error('not a rule');
  return read.root;
}
const down = (rule: unknown, address: readonly number[]) => {
  const to = moved(model(rule), address, 'down');
  return to && [writeRule(to.root), to.address];
};
const up = (rule: unknown, address: readonly number[]) => {
  const to = moved(model(rule), address, 'up');
  return to && [writeRule(to.root), to.address];
};

test('a condition moves past its neighbour, into a group, and out of it', () => {
  const rule = { $and: [{ a: 1 }, { b: 2 }, { $or: [{ c: 3 }, { d: 4 }] }] };
  expect(up(rule, [0])).toBeUndefined();
  expect(down(rule, [0])).toEqual([{ $and: [{ b: 2 }, { a: 1 }, { $or: [{ c: 3 }, { d: 4 }] }] }, [1]]);
  expect(down(rule, [1])).toEqual([{ $and: [{ a: 1 }, { $or: [{ b: 2 }, { c: 3 }, { d: 4 }] }] }, [1, 0]]);
  expect(up(rule, [2, 0])).toEqual([{ $and: [{ a: 1 }, { b: 2 }, { c: 3 }, { $or: [{ d: 4 }] }] }, [2]]);
  expect(down(rule, [2, 1])).toEqual([{ $and: [{ a: 1 }, { b: 2 }, { $or: [{ c: 3 }] }, { d: 4 }] }, [3]]);
  expect(down(rule, [2])).toBeUndefined();
});

test('what limits an event does not leave it', () => {
  const root = model({ $count: { of: 't', where: { a: 1, b: 2 }, compare: 1 } });
  expect(moved(root, [0, 'where', 0], 'up')).toBeUndefined();
  expect(moved(root, [0, 'where', 1], 'up')?.address).toEqual([0, 'where', 0]);
  expect(eventAround(root, [0, 'where', 1])?.of).toBe('t');
  expect(eventAround(root, [0])).toBeUndefined();
});

test('two conditions on one field are written as a list', () => {
  expect(writeRule(duplicated(model({ a: 1, b: 2 }), [0]))).toEqual({ $and: [{ a: 1 }, { a: 1 }, { b: 2 }] });
});

test('edits reach into groups and events, and leave the old rule as it is', () => {
  const rule = { a: 1, $count: { of: 't', where: { b: 2 }, compare: 1 } };
  const root = Object.freeze(model(rule));
  const more = itemAt(model({ c: 3 }), [0])!;
  expect(writeRule(inserted(root, [1, 'where'], 1, more))).toEqual({
    a: 1,
    $count: { of: 't', where: { b: 2, c: 3 }, compare: 1 },
  });
  expect(writeRule(removed(root, [1, 'where']))).toEqual({ a: 1, $count: { of: 't', compare: 1 } });
  expect(writeRule(removed(root, [0]))).toEqual({ $count: rule.$count });
  expect(writeRule(replaced(root, [0], (item) => ({ ...item, negated: true })))).toEqual({
    $not: { a: 1 },
    $count: rule.$count,
  });
  expect(writeRule(root)).toEqual(rule);
});

test('a problem is shown at the innermost item that it speaks of', () => {
  const root = model({ $or: [{ a: 1 }, { b: 2, $count: { of: 't', where: { c: 3 }, compare: 1 } }] });
  expect(pointed(root, '/$or/0/a/$gt')).toEqual([0]);
  expect(pointed(root, '/$or/1/$count/where/c')).toEqual([1, 1, 'where', 0]);
  expect(pointed(root, '/$or/1/$count/compare')).toEqual([1, 1]);
  expect(pointed(root, '/$or')).toEqual([]);
  expect(pointed(root, '/nowhere')).toEqual([]);
});
