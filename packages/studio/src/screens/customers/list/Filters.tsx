import { lifecycleColours } from '@attune/charts';
import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { segmentsQuery } from '../../../api/segments.ts';
import { capital } from '../../../strings/capital.ts';
import { strings } from '../../../strings/index.ts';
import classes from '../customers.module.css';

import type { ListSearch } from '../list-search.ts';

const words = strings.customers.list;
const states = Object.keys(lifecycleColours);
const cells = Object.entries(words.cells);
const deciles = Array.from({ length: 10 }, (_, index) => index + 1);

type Chosen = Pick<ListSearch, 'lifecycle' | 'cell' | 'decile' | 'segment'>;

export interface FiltersProps {
  readonly search: Chosen;
  /** Sets some; undefined lets go of one. */
  readonly onChange: (changed: { [Name in keyof Chosen]?: Chosen[Name] | undefined }) => void;
}

/** The filters that most people need, each a chip that says what it lets through. */
export function Filters({ search, onChange }: FiltersProps) {
  const segments = useQuery(segmentsQuery).data?.segments ?? [];
  return (
    <fieldset className={classes.chips}>
      <legend>{words.filters}</legend>
      <Chip
        name={words.lifecycle}
        value={search.lifecycle}
        options={states.map((state) => [state, capital(state)])}
        onChange={(lifecycle) => onChange({ lifecycle })}
      />
      <Chip name={words.cell} value={search.cell} options={cells} onChange={(cell) => onChange({ cell })} />
      <Chip
        name={words.decile}
        value={search.decile?.toString()}
        options={deciles.map((decile) => [String(decile), words.decileOf(decile)])}
        onChange={(decile) => onChange({ decile: decile === undefined ? undefined : Number(decile) })}
      />
      <Chip
        name={words.segment}
        value={search.segment}
        options={segments.map(({ name, label }) => [name, label])}
        empty={words.noSegments}
        onChange={(segment) => onChange({ segment })}
      />
    </fieldset>
  );
}

interface ChipProps {
  readonly name: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [value: string, label: string])[];
  /** What the menu says where there is nothing to choose. */
  readonly empty?: string;
  readonly onChange: (value: string | undefined) => void;
}

const any = '';

function Chip({ name, value, options, empty, onChange }: ChipProps) {
  const label = options.find(([option]) => option === value)?.[1] ?? value;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant={value === undefined ? 'default' : 'light'}
          size="compact-md"
          fz="sm"
          radius="xl"
          fw={value === undefined ? 400 : 600}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {value === undefined || label === undefined ? name : words.filter(name, label)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {options.length === 0 && empty ? (
          <Menu.Item disabled>{empty}</Menu.Item>
        ) : (
          <Menu.RadioGroup
            value={value ?? any}
            onChange={(chosen) => onChange(chosen === any ? undefined : chosen)}
          >
            <Menu.RadioItem closeMenuOnClick value={any}>
              {capital(words.any)}
            </Menu.RadioItem>
            {options.map(([option, text]) => (
              <Menu.RadioItem closeMenuOnClick key={option} value={option}>
                {text}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** A rule that came with the address, as a sentence, and the way to be rid of it. */
export function RuleChip({ inWords, onRemove }: { inWords: string; onRemove: () => void }) {
  return (
    <p className={classes.rule}>
      <span className="muted">{words.rule}</span> <strong>{inWords}</strong>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconX size={14} aria-hidden />}
        onClick={onRemove}
      >
        {words.removeRule}
      </Button>
    </p>
  );
}
