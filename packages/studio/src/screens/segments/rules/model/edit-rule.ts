import type { EventCondition, Group, Item } from './rule-model.ts';

/** The way to an item from the root: places in groups, and `where` from an event to what limits it. */
export type Address = readonly (number | 'where')[];

export function itemAt(root: Group, address: Address): Item | undefined {
  let item: Item | undefined = root;
  for (const step of address) {
    if (step === 'where') item = item?.kind === 'event' ? item.where : undefined;
    else item = item?.kind === 'group' ? item.items[step] : undefined;
  }
  return item;
}

/** The same rule with another item at an address; like all edits it leaves the old rule as it is. */
export function replaced(root: Group, address: Address, change: (item: Item) => Item): Group {
  return asGroup(replaceIn(root, address, change));
}

function replaceIn(item: Item, [step, ...rest]: Address, change: (item: Item) => Item): Item {
  if (step === undefined) return change(item);
  if (step === 'where')
    return item.kind === 'event' && item.where
      ? { ...item, where: asGroup(replaceIn(item.where, rest, change)) }
      : item;
  if (item.kind !== 'group') return item;
  return {
    ...item,
    items: item.items.map((one, index) => (index === step ? replaceIn(one, rest, change) : one)),
  };
}

export function inserted(root: Group, group: Address, index: number, item: Item): Group {
  return replaced(root, group, (found) =>
    found.kind === 'group' ? { ...found, items: found.items.toSpliced(index, 0, item) } : found,
  );
}

export function removed(root: Group, address: Address): Group {
  const index = address.at(-1);
  if (index === undefined) return root;
  if (index === 'where')
    return replaced(root, address.slice(0, -1), (found) =>
      found.kind === 'event' ? { ...found, where: undefined } : found,
    );
  return replaced(root, address.slice(0, -1), (found) =>
    found.kind === 'group' ? { ...found, items: found.items.toSpliced(index, 1) } : found,
  );
}

export function duplicated(root: Group, address: Address): Group {
  const item = itemAt(root, address);
  const index = address.at(-1);
  return item && typeof index === 'number' ? inserted(root, address.slice(0, -1), index + 1, item) : root;
}

/**
 * Where an item gets to one step up or down, as lines of the page: past its neighbour, into a group that stands
 * there, out of its own group at its end. Undefined where there is no further; what limits an event stays there.
 */
export function moved(
  root: Group,
  address: Address,
  direction: 'up' | 'down',
): { readonly root: Group; readonly address: Address } | undefined {
  const index = address.at(-1);
  const item = itemAt(root, address);
  if (typeof index !== 'number' || !item) return undefined;
  const parent = address.slice(0, -1);
  const neighbourAt = direction === 'up' ? index - 1 : index + 1;
  const neighbour = neighbourAt < 0 ? undefined : itemAt(root, [...parent, neighbourAt]);
  const without = removed(root, address);
  if (neighbour?.kind === 'group') {
    // Below, the group has moved up into the place that became free.
    const into = [...parent, direction === 'up' ? neighbourAt : index];
    const place = direction === 'up' ? neighbour.items.length : 0;
    return { root: inserted(without, into, place, item), address: [...into, place] };
  }
  if (neighbour)
    return { root: inserted(without, parent, neighbourAt, item), address: [...parent, neighbourAt] };
  const groupIndex = parent.at(-1);
  if (typeof groupIndex !== 'number') return undefined;
  const outer = parent.slice(0, -1);
  const place = direction === 'up' ? groupIndex : groupIndex + 1;
  return { root: inserted(without, outer, place, item), address: [...outer, place] };
}

/** The innermost item that a pointer of a problem speaks of. */
export function pointed(root: Group, pointer: string): Address {
  let best: { readonly address: Address; readonly length: number } = { address: [], length: -1 };
  const look = (item: Item, address: Address) => {
    const isWithin = pointer === item.pointer || pointer.startsWith(`${item.pointer}/`);
    if (isWithin && item.pointer.length > best.length) best = { address, length: item.pointer.length };
    if (item.kind === 'group')
      for (const [index, inner] of item.items.entries()) look(inner, [...address, index]);
    if (item.kind === 'event' && item.where) look(item.where, [...address, 'where']);
  };
  look(root, []);
  return best.address;
}

/** The event whose rows an item speaks of, where it limits one. */
export function eventAround(root: Group, address: Address): EventCondition | undefined {
  const at = address.lastIndexOf('where');
  const item = at < 0 ? undefined : itemAt(root, address.slice(0, at));
  return item?.kind === 'event' ? item : undefined;
}

function asGroup(item: Item): Group {
  if (item.kind !== 'group') throw new Error('A group stays a group.');
  return item;
}
