import { Autocomplete, NativeSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import { strings } from '../../../../strings/index.ts';
import type { Choice } from '../model/choices.ts';
import { readSpan } from '../model/read-rule.ts';
import { isNotEntered, notEntered, type Unit, units } from '../model/rule-model.ts';
import { writeSpan } from '../model/write-rule.ts';
import classes from './builder.module.css';
import type { Measured } from './measured.ts';

const words = strings.segments.rules;

export interface ValueInputProps {
  readonly choice: Choice;
  readonly value: unknown;
  /** What is asked about, for the names of the inputs. */
  readonly name: string;
  /** What it may hold, and in which unit it is read. */
  readonly measured: Measured;
  readonly onChange: (value: unknown) => void;
}

/** The input that fits a question: money, a number, a day, a length of time, texts to choose from, yes or no. */
export function ValueInput({ choice, value, name, measured, onChange }: ValueInputProps) {
  const waits = isNotEntered(value);
  const common = {
    size: 'sm',
    'data-part': 'value',
    'aria-label': words.value(name),
    'aria-required': true,
    // The sentence beside it says so, too: the rule is not counted before.
    ...(waits && { placeholder: words.waits }),
  } as const;
  switch (choice.input) {
    case 'none':
      return null;
    case 'text':
      return measured.values ? (
        <Autocomplete
          {...common}
          className={classes.value}
          data={measured.values}
          value={waits ? '' : String(value)}
          onChange={(text) => onChange(text)}
        />
      ) : (
        <TextInput
          {...common}
          className={classes.value}
          value={waits ? '' : String(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'texts':
    case 'numbers': {
      const isNumbers = choice.input === 'numbers';
      const list = Array.isArray(value) ? value.map(String) : [];
      return (
        <TagsInput
          {...common}
          className={classes.values}
          aria-label={words.values(name)}
          placeholder={waits ? words.waits : words.addValue}
          data={isNumbers ? [] : (measured.values ?? [])}
          value={list}
          // Case counts in these lists.
          isDuplicate={(text, before) => before.includes(text)}
          splitChars={isNumbers ? [',', ';', ' '] : [';']}
          onChange={(texts) =>
            onChange(isNumbers ? texts.map(Number).filter((one) => Number.isFinite(one)) : texts)
          }
        />
      );
    }
    case 'number':
      return (
        <span className={classes.measured}>
          {measured.before && <span aria-hidden>{measured.before}</span>}
          <NumberInput
            {...common}
            className={classes.number}
            aria-label={[words.value(name), measured.before ?? measured.after].filter(Boolean).join(', ')}
            hideControls
            thousandSeparator=","
            value={waits ? '' : measured.shown(Number(value))}
            onChange={(next) =>
              onChange(typeof next === 'number' ? measured.kept(next) : next === '' ? notEntered : value)
            }
          />
          {measured.after && <span aria-hidden>{measured.after}</span>}
        </span>
      );
    case 'day':
      return (
        <TextInput
          {...common}
          type="date"
          className={classes.day}
          value={waits ? '' : String(value)}
          onChange={({ currentTarget }) =>
            onChange(currentTarget.value === '' ? notEntered : currentTarget.value)
          }
        />
      );
    case 'span':
      return (
        <SpanInput
          json={value}
          name={name}
          isAgo={choice.id === 'longerAgo' || choice.id === 'lessLongAgo'}
          onChange={onChange}
        />
      );
    case 'flag':
      return (
        <NativeSelect
          {...common}
          value={String(value)}
          data={[
            { value: 'true', label: words.yes },
            { value: 'false', label: words.no },
          ]}
          onChange={(event) => onChange(event.currentTarget.value === 'true')}
        />
      );
  }
}

export interface SpanInputProps {
  readonly json: unknown;
  readonly name: string;
  readonly isAgo?: boolean;
  readonly onChange: (json: unknown) => void;
}

const longest = 36_525;

/** A length of time: "90 days". */
export function SpanInput({ json, name, isAgo = false, onChange }: SpanInputProps) {
  const span = readSpan(json);
  if (!span) return null;
  const labels = isAgo ? words.unitsAgo : words.units;
  return (
    <span className={classes.measured}>
      <NumberInput
        size="sm"
        data-part="value"
        className={classes.length}
        aria-label={words.spanOf(name)}
        hideControls
        allowDecimal={false}
        allowNegative={false}
        min={1}
        max={longest}
        value={span.count}
        onChange={(count) => {
          if (typeof count === 'number' && count >= 1 && count <= longest)
            onChange(writeSpan({ ...span, count }));
        }}
      />
      <NativeSelect
        size="sm"
        aria-label={words.unitOf(name)}
        value={span.unit}
        data={units.map((unit) => ({ value: unit, label: labels[unit] }))}
        onChange={(event) => onChange(writeSpan({ ...span, unit: event.currentTarget.value as Unit }))}
      />
    </span>
  );
}
