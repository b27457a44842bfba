import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconBan, IconCopy, IconTrash } from '@tabler/icons-react';
import { announce } from '../../../../app/announce.ts';
import { strings } from '../../../../strings/index.ts';
import { type Address, duplicated, itemAt, moved, removed, replaced } from '../model/edit-rule.ts';
import classes from './builder.module.css';
import { nameOf, useBuilding } from './building.ts';

const words = strings.segments.rules;

/** What can be done with a condition or a group as a whole. */
export function ItemTools({ address }: { readonly address: Address }) {
  const building = useBuilding();
  const { root, edit, focusNext } = building;
  const item = itemAt(root, address);
  const name = nameOf(building, address);
  const move = (direction: 'up' | 'down') => {
    const next = moved(root, address, direction);
    if (!next) return;
    edit(next.root, words.edits.move(name));
    // At the end of the way the button is gone; then the one for the way back is there.
    focusNext(
      next.address,
      moved(next.root, next.address, direction) ? direction : direction === 'up' ? 'down' : 'up',
    );
    announce(words.moved(name));
  };
  const icon = { size: 16, 'aria-hidden': true } as const;
  const button = { variant: 'subtle', color: 'gray', size: 28 } as const;
  return (
    <div className={classes.tools}>
      <ActionIcon
        {...button}
        data-part="negate"
        aria-label={words.negate(name)}
        aria-pressed={item?.negated ?? false}
        title={words.negate(name)}
        onClick={() =>
          edit(
            replaced(root, address, (one) => ({ ...one, negated: !one.negated })),
            words.edits.negate(name),
          )
        }
      >
        <IconBan {...icon} />
      </ActionIcon>
      <ActionIcon
        {...button}
        data-part="up"
        aria-label={words.moveUp(name)}
        title={words.moveUp(name)}
        disabled={!moved(root, address, 'up')}
        onClick={() => move('up')}
      >
        <IconArrowUp {...icon} />
      </ActionIcon>
      <ActionIcon
        {...button}
        data-part="down"
        aria-label={words.moveDown(name)}
        title={words.moveDown(name)}
        disabled={!moved(root, address, 'down')}
        onClick={() => move('down')}
      >
        <IconArrowDown {...icon} />
      </ActionIcon>
      <ActionIcon
        {...button}
        aria-label={words.duplicate(name)}
        title={words.duplicate(name)}
        onClick={() => edit(duplicated(root, address), words.edits.duplicate(name))}
      >
        <IconCopy {...icon} />
      </ActionIcon>
      <ActionIcon
        {...button}
        aria-label={words.remove(name)}
        title={words.remove(name)}
        onClick={() => {
          edit(removed(root, address), words.edits.remove(name));
          focusNext(address.slice(0, -1), 'add');
          announce(words.removed(name));
        }}
      >
        <IconTrash {...icon} />
      </ActionIcon>
    </div>
  );
}
