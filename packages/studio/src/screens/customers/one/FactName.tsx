import { readable } from '@attune/charts';
import { Popover, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { capital } from '../../../strings/capital.ts';
import { strings } from '../../../strings/index.ts';
import classes from '../customers.module.css';

import type { Fact } from './fact-groups.ts';

const words = strings.customers.one.facts;

/** The name of a fact, which says what it means; pressed, also how it is computed and from what. */
export function FactName({ fact, name }: { fact: Fact; name?: string }) {
  const [isOpen, setOpen] = useState(false);
  const { label, meaning, formula, source, unit } = fact;
  const rows = [
    [words.meaning, readable(meaning)],
    [words.formula, formula],
    [words.source, source],
    ...(unit === '' ? [] : [[words.unit, unit] as const]),
  ] as const;
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      shadow="md"
      width={320}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Tooltip label={readable(meaning)} disabled={isOpen} multiline maw={320} position="top-start">
          <button type="button" className={classes.factName} onClick={() => setOpen(!isOpen)}>
            {name ?? capital(label)}
          </button>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.explain(capital(label))} data-autofocus tabIndex={-1}>
        <dl className={classes.origin}>
          {rows.map(([heading, text]) => (
            <div key={heading}>
              <dt>{heading}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}
