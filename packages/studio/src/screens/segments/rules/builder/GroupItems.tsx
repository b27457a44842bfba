import { NativeSelect } from '@mantine/core';
import { strings } from '../../../../strings/index.ts';
import { type Address, replaced } from '../model/edit-rule.ts';
import { isEmptyChoice } from '../model/read-rule.ts';
import type { Group, Item, Match } from '../model/rule-model.ts';
import { AddItem } from './AddItem.tsx';
import classes from './builder.module.css';
import { elementId, keyOf, useBuilding } from './building.ts';
import { EventRow } from './EventRow.tsx';
import { FieldRow } from './FieldRow.tsx';
import { ItemProblems } from './ItemProblems.tsx';
import { ItemTools } from './ItemTools.tsx';

const words = strings.segments.rules;
const matches: readonly Match[] = ['all', 'any', 'none'];

export interface GroupItemsProps {
  readonly group: Group;
  readonly address: Address;
}

/** What a group holds: how its items go together, each of them, and what can be added. */
export function GroupItems({ group, address }: GroupItemsProps) {
  const { root, edit } = useBuilding();
  const isNested = typeof address.at(-1) === 'number';
  return (
    <div className={classes.items} id={elementId(address)}>
      <div className={classes.condition}>
        <div className={classes.row}>
          {group.negated && <strong className={classes.not}>{words.not}</strong>}
          <NativeSelect
            size="sm"
            data-part="match"
            className={classes.match}
            aria-label={words.match}
            value={group.match}
            data={matches.map((match) => ({ value: match, label: words.matches[match] }))}
            onChange={(event) => {
              const match = event.currentTarget.value as Match;
              edit(
                replaced(root, address, (one) => ({ ...one, match }) as Group),
                words.edits.match,
              );
            }}
          />
        </div>
        {isNested && <ItemTools address={address} />}
      </div>
      {group.items.length > 0 && (
        <ul className={classes.list}>
          {group.items.map((item, index) => (
            <ItemBox key={keyOf([...address, index])} item={item} address={[...address, index]} />
          ))}
        </ul>
      )}
      {isEmptyChoice(group) && <p className={classes.meaning}>{words.emptyGroup}</p>}
      {!isNested && <ItemProblems address={address} />}
      <AddItem group={group} address={address} />
    </div>
  );
}

function ItemBox({ item, address }: { item: Item; address: Address }) {
  if (item.kind === 'group')
    return (
      <li className={classes.item}>
        <fieldset className={classes.group} aria-label={words.group(item.items.length)}>
          <GroupItems group={item} address={address} />
          <ItemProblems address={address} />
        </fieldset>
      </li>
    );
  return (
    <li className={classes.item} id={elementId(address)}>
      {item.kind === 'field' ? (
        <FieldRow condition={item} address={address} />
      ) : (
        <EventRow condition={item} address={address} />
      )}
    </li>
  );
}
