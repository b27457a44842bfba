import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { strings } from '../../../../strings/index.ts';
import { type EventTable, measureType } from '../model/builder-model.ts';
import { choicesOf, type FieldType } from '../model/choices.ts';
import { type Address, replaced } from '../model/edit-rule.ts';
import { readSpan } from '../model/read-rule.ts';
import type { EventCondition, Group } from '../model/rule-model.ts';
import { writeSpan } from '../model/write-rule.ts';
import classes from './builder.module.css';
import { keyOf, nameOf, tableNamed, useBuilding } from './building.ts';
import { GroupItems } from './GroupItems.tsx';
import { ItemProblems } from './ItemProblems.tsx';
import { ItemTools } from './ItemTools.tsx';
import { measuredOf } from './measured.ts';
import { TestRows } from './TestRows.tsx';
import { SpanInput } from './ValueInput.tsx';

const words = strings.segments.rules;
const numeric: readonly FieldType[] = ['money', 'number', 'count'];
const operators = ['$gte', '$lte', '$gt', '$lt', '$eq', '$ne', '$in', '$nin'];
const quarter = { unit: 'days', count: 90 } as const;

export interface EventRowProps {
  readonly condition: EventCondition;
  readonly address: Address;
}

/** A condition on what somebody did: how often, or how much in sum, in which period, and which of it counts. */
export function EventRow({ condition, address }: EventRowProps) {
  const building = useBuilding();
  const { root, catalogue, edit, focusNext } = building;
  const name = nameOf(building, address);
  const table = tableNamed(condition.of, catalogue);
  const label = table?.label ?? condition.of;
  const { column, compare, where, within } = condition;
  const change = (next: Partial<EventCondition>, key?: string) =>
    edit(
      replaced(root, address, () => ({ ...condition, ...next })),
      words.edits.change(name),
      key && `${keyOf(address)} ${key}`,
    );
  const summed = table?.columns.find((one) => one.name === column);
  const measured = measuredOf(summed ?? { type: 'count', unit: '' }, catalogue.currency);
  return (
    <>
      <div className={classes.condition}>
        <div className={classes.row}>
          {condition.negated && <strong className={classes.not}>{words.not}</strong>}
          <MeasureSelect
            table={table}
            of={condition.of}
            column={column}
            onChange={(next) => change({ column: next })}
          />
          <TestRows
            tests={compare}
            type={measureType(condition)}
            choices={choicesOf(measureType(condition), operators)}
            name={name}
            measured={measured}
            onChange={(tests, key) => change({ compare: tests }, key)}
          />
          <span className={classes.measured}>
            <NativeSelect
              size="sm"
              aria-label={words.period}
              value={within ? 'last' : 'any'}
              data={[
                { value: 'any', label: words.anyTime },
                { value: 'last', label: words.inLast },
              ]}
              onChange={(event) =>
                change({ within: event.currentTarget.value === 'last' ? quarter : undefined })
              }
            />
            {within && (
              <SpanInput
                json={writeSpan(within)}
                name={words.period}
                onChange={(json) => change({ within: readSpan(json) }, 'within')}
              />
            )}
          </span>
        </div>
        <ItemTools address={address} />
      </div>
      <ItemProblems address={address} />
      {where ? (
        <WhereBox
          where={where}
          label={label}
          address={address}
          onRemove={() => change({ where: undefined })}
        />
      ) : (
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes.limit}
          onClick={() => {
            change({ where: everything });
            focusNext([...address, 'where'], 'add');
          }}
        >
          {words.limitEvent(label)}
        </Button>
      )}
    </>
  );
}

const everything: Group = {
  kind: 'group',
  match: 'all',
  written: 'keys',
  negated: false,
  items: [],
  pointer: '',
};

function WhereBox({
  where,
  label,
  address,
  onRemove,
}: {
  where: Group;
  label: string;
  address: Address;
  onRemove: () => void;
}) {
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>
        <span>{words.onlyWhere(label)}</span>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={words.remove(words.onlyWhere(label))}
          onClick={onRemove}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </legend>
      <GroupItems group={where} address={[...address, 'where']} />
    </fieldset>
  );
}

interface MeasureSelectProps {
  readonly table: EventTable | undefined;
  readonly of: string;
  readonly column: string | undefined;
  readonly onChange: (column: string | undefined) => void;
}

function MeasureSelect({ table, of, column, onChange }: MeasureSelectProps) {
  const columns = table?.columns.filter(({ type }) => numeric.includes(type)) ?? [];
  const isKnown =
    table !== undefined && (column === undefined || columns.some(({ name }) => name === column));
  const label = table?.label ?? of;
  return (
    <NativeSelect
      size="sm"
      className={classes.measure}
      data-part="field"
      aria-label={words.measure}
      value={isKnown ? (column ?? '$count') : '$unknown'}
      data={[
        ...(isKnown ? [] : [{ value: '$unknown', label: words.eventOf(table ? (column ?? '') : of) }]),
        { value: '$count', label: words.measureCount(label) },
        ...columns.map((one) => ({ value: one.name, label: words.measureSum(one.label, label) })),
      ]}
      onChange={({ currentTarget: { value } }) => {
        if (value !== '$unknown') onChange(value === '$count' ? undefined : value);
      }}
    />
  );
}
