import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { strings } from '../../../../strings/index.ts';
import { type CatalogueField, firstTests } from '../model/choices.ts';
import { type Address, inserted } from '../model/edit-rule.ts';
import type { Group, Item } from '../model/rule-model.ts';
import classes from './builder.module.css';
import { nameOfItem, type Part, tableAt, useBuilding } from './building.ts';
import { FieldSelect } from './FieldSelect.tsx';

const words = strings.segments.rules;
const asRead = { negated: false, pointer: '' } as const;

/** What can be added to a group: a condition on a fact, one on what somebody did, another group. */
export function AddItem({ group, address }: { readonly group: Group; readonly address: Address }) {
  const building = useBuilding();
  const { root, catalogue, edit, focusNext } = building;
  const [isChoosing, setChoosing] = useState(false);
  const isChosen = useRef(false);
  const table = tableAt(building, address);
  const add = (item: Item, part: Part) => {
    const index = group.items.length;
    edit(inserted(root, address, index, item), words.edits.add(nameOfItem(item, catalogue, table)));
    focusNext([...address, index], part);
  };
  const addField = (field: CatalogueField) => {
    isChosen.current = true;
    setChoosing(false);
    add({ ...asRead, kind: 'field', field: field.name, tests: firstTests(field.type) }, 'question');
  };
  if (isChoosing)
    return (
      <FieldSelect
        isOpen
        fields={table?.columns ?? catalogue.fields}
        value={undefined}
        label={words.chooseField}
        onChange={addField}
        onClose={() => {
          setChoosing(false);
          // What was chosen closes the list, too; then the focus is with the new condition.
          if (!isChosen.current) focusNext(address, 'add');
        }}
      />
    );
  const where = words.matches[group.match];
  const button = {
    variant: 'subtle',
    size: 'compact-sm',
    leftSection: <IconPlus size={14} aria-hidden />,
  } as const;
  return (
    <div className={classes.add}>
      <Button
        {...button}
        data-part="add"
        aria-label={words.addTo(words.addCondition, where)}
        onClick={() => {
          isChosen.current = false;
          setChoosing(true);
        }}
      >
        {words.addCondition}
      </Button>
      {!table &&
        catalogue.events.map(({ name, label, verb }) => (
          <Button
            {...button}
            key={name}
            aria-label={words.addTo(words.addEvent(label, verb), where)}
            onClick={() =>
              add(
                {
                  ...asRead,
                  kind: 'event',
                  of: name,
                  column: undefined,
                  where: undefined,
                  within: { unit: 'days', count: 90 },
                  compare: { bare: false, list: [{ operator: '$gte', value: 1 }] },
                },
                'field',
              )
            }
          >
            {words.addEvent(label, verb)}
          </Button>
        ))}
      <Button
        {...button}
        aria-label={words.addTo(words.addGroup, where)}
        onClick={() => add({ ...asRead, kind: 'group', match: 'any', written: 'list', items: [] }, 'match')}
      >
        {words.addGroup}
      </Button>
    </div>
  );
}
