import { type ComboboxItem, type OptionsFilter, Select } from '@mantine/core';
import { useMemo } from 'react';
import { matches } from '../../../../app/matches.ts';
import { capital } from '../../../../strings/capital.ts';
import { strings } from '../../../../strings/index.ts';
import type { CatalogueField } from '../model/choices.ts';
import classes from './builder.module.css';

const words = strings.segments.rules;

export interface FieldSelectProps {
  readonly fields: readonly CatalogueField[];
  /** The name of the field that is chosen; one that is not among the fields is shown as unknown. */
  readonly value: string | undefined;
  readonly label: string;
  readonly isOpen?: boolean;
  readonly onChange: (field: CatalogueField) => void;
  readonly onClose?: () => void;
}

/** A fact, searched by its name and its meaning; each is listed with its definition. */
export function FieldSelect({ fields, value, label, isOpen, onChange, onClose }: FieldSelectProps) {
  const byName = useMemo(() => new Map(fields.map((field) => [field.name, field])), [fields]);
  const chosen = value === undefined ? undefined : capital(byName.get(value)?.label ?? '');
  const filter: OptionsFilter = ({ options, search }) =>
    options.filter((option) => {
      const field = 'value' in option ? byName.get(String(option.value)) : undefined;
      // What is chosen stands in the field; it is no search.
      if (search === '' || search === chosen) return true;
      return field !== undefined && matches(search, [field.label, field.name, field.meaning]);
    });
  const isKnown = value !== undefined && byName.has(value);
  return (
    <Select
      size="sm"
      className={classes.field}
      data-part="field"
      aria-label={label}
      searchable
      selectFirstOptionOnChange
      allowDeselect={false}
      autoFocus={isOpen ?? false}
      defaultDropdownOpened={isOpen ?? false}
      // The list scrolls itself: a region within it could not be reached by keyboard.
      withScrollArea={false}
      classNames={{ options: classes.options ?? '' }}
      comboboxProps={{ width: 400, position: 'bottom-start' }}
      placeholder={value === undefined || isKnown ? words.searchField : words.unknownField(value)}
      nothingFoundMessage={words.noField}
      data={fields.map((field) => ({ value: field.name, label: capital(field.label) }))}
      filter={filter}
      value={isKnown ? value : null}
      onChange={(name) => {
        const field = name === null ? undefined : byName.get(name);
        if (field) onChange(field);
      }}
      {...(onClose && { onDropdownClose: onClose })}
      renderOption={({ option }) => <FieldOption field={byName.get(option.value)} option={option} />}
    />
  );
}

function FieldOption({ field, option }: { field: CatalogueField | undefined; option: ComboboxItem }) {
  return (
    <span className={classes.option}>
      <span>{option.label}</span>
      {field?.meaning && <span className={classes.meaning}>{field.meaning}</span>}
    </span>
  );
}
