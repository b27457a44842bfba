import { expect, it } from 'vitest';
import { countScale } from './count-scale.ts';

it('puts every count above nought into one class, in classes that follow one another', () => {
  for (const largest of [1, 2, 9, 40, 1234, 987654]) {
    const { classes, classOf } = countScale([0, 1, largest]);
    expect(classes.length).toBeLessThanOrEqual(5);
    expect(classes[0]!.from).toBe(1);
    expect(classes.at(-1)!.to).toBe(largest);
    for (const [index, { from, to }] of classes.entries()) {
      expect(to).toBeGreaterThanOrEqual(from);
      if (index > 0) expect(from).toBe(classes[index - 1]!.to + 1);
      expect(classOf(from)).toBe(classes[index]);
      expect(classOf(to)).toBe(classes[index]);
    }
    expect(classOf(0)).toBeUndefined();
  }
});

it('ends in the strongest colour, each class another', () => {
  const { classes } = countScale([3]);
  expect(classes.at(-1)!.colour).toBe('var(--chart-sequential-5)');
  expect(new Set(classes.map(({ colour }) => colour)).size).toBe(classes.length);
});

it('has no class where there is nobody', () => {
  expect(countScale([0, 0]).classes).toEqual([]);
  expect(countScale([]).classOf(3)).toBeUndefined();
});
