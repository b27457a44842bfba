import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { strings } from '../../../../strings/index.ts';
import { type Address, itemAt, replaced } from '../model/edit-rule.ts';
import classes from './builder.module.css';
import { keyOf, nameOf, useBuilding } from './building.ts';

const words = strings.segments.rules;

/** What is wrong with an item, and, where a name was probably misspelt, the way to put it right. */
export function ItemProblems({ address }: { readonly address: Address }) {
  const building = useBuilding();
  const { root, problems, edit } = building;
  const found = problems.get(keyOf(address)) ?? [];
  const item = itemAt(root, address);
  if (found.length === 0) return null;
  return (
    <ul className={classes.problems}>
      {found.map(({ path, message, suggestion }) => (
        <li key={`${path} ${message}`}>
          <IconAlertTriangle size={16} aria-hidden />
          <span>{message}</span>
          {suggestion !== undefined && item?.kind === 'field' && path === item.pointer && (
            <Button
              variant="default"
              size="compact-sm"
              onClick={() =>
                edit(
                  replaced(root, address, (one) => ({ ...one, field: suggestion }) as typeof one),
                  words.edits.change(nameOf(building, address)),
                )
              }
            >
              {words.instead(suggestion)}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
