import type { Replies } from '@attune/client';
import { createContext, useContext } from 'react';
import { strings } from '../../../../strings/index.ts';
import { type Catalogue, type EventTable, fieldNamed } from '../model/builder-model.ts';
import type { Address } from '../model/edit-rule.ts';
import { eventAround, itemAt } from '../model/edit-rule.ts';
import type { Group, Item } from '../model/rule-model.ts';

export type RuleProblem = Replies['checkRule']['problems'][number];

/** What every part of the builder works with. */
export interface Building {
  readonly root: Group;
  readonly catalogue: Catalogue;
  /** Problems by the key of the item that they concern. */
  readonly problems: ReadonlyMap<string, readonly RuleProblem[]>;
  /** Puts another rule in place; `key` joins what is typed into one step. */
  readonly edit: (root: Group, label: string, key?: string) => void;
  /** Once the next rule is shown, the part of this name there takes the focus. */
  readonly focusNext: (address: Address, part: Part) => void;
}

/** What can take the focus in an item. */
export type Part = 'question' | 'value' | 'up' | 'down' | 'add' | 'match' | 'field' | 'negate';

export const BuildingContext = createContext<Building | undefined>(undefined);

export function useBuilding(): Building {
  const building = useContext(BuildingContext);
  if (!building) throw new Error('Only within a rule builder.');
  return building;
}

export function keyOf(address: Address): string {
  return address.join('.');
}

/** The element of an item. */
export function elementId(address: Address): string {
  return `rule-item-${address.join('-')}`;
}

/** The event table whose columns an item speaks of; undefined: it speaks of facts. */
export function tableAt({ root, catalogue }: Building, address: Address): EventTable | undefined {
  const event = eventAround(root, address);
  return (
    event && (tableNamed(event.of, catalogue) ?? { name: event.of, label: event.of, day: '', columns: [] })
  );
}

export function tableNamed(name: string, { events }: Catalogue): EventTable | undefined {
  return events.find((table) => table.name === name);
}

/** What an item is called in the names of its buttons and in what is undone. */
export function nameOf(building: Building, address: Address): string {
  const item = itemAt(building.root, address);
  return item ? nameOfItem(item, building.catalogue, tableAt(building, address)) : '';
}

export function nameOfItem(item: Item, catalogue: Catalogue, table: EventTable | undefined): string {
  const words = strings.segments.rules;
  if (item.kind === 'group') return words.edits.aGroup;
  if (item.kind === 'field') return fieldNamed(item.field, catalogue, table)?.label ?? item.field;
  const events = tableNamed(item.of, catalogue);
  const label = events?.label ?? item.of;
  const column = events?.columns.find(({ name }) => name === item.column)?.label ?? item.column;
  return column === undefined ? words.measureCount(label) : words.measureSum(column, label);
}
