import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { strings } from '../../../../strings/index.ts';
import { asked, type Choice, choiceOf, choicesBeside, type FieldType } from '../model/choices.ts';
import type { Test, Tests } from '../model/rule-model.ts';
import classes from './builder.module.css';
import type { Measured } from './measured.ts';
import { ValueInput } from './ValueInput.tsx';

const words = strings.segments.rules;

/** By place, not by operator: while another question is being chosen, the field keeps the focus. */
const places = Array.from({ length: 32 }, (_, place) => `test-${place}`);

export interface TestRowsProps {
  readonly tests: Tests;
  readonly type: FieldType;
  readonly choices: readonly Choice[];
  readonly name: string;
  readonly measured: Measured;
  /** `key` joins what is typed into one step of undoing. */
  readonly onChange: (tests: Tests, key?: string) => void;
}

/** What is asked of one value: questions that all have to pass, each with its own input. */
export function TestRows({ tests, type, choices, name, measured, onChange }: TestRowsProps) {
  const { list } = tests;
  const change = (index: number, test: Test, key?: string) =>
    onChange({ ...tests, list: list.with(index, test) }, key);
  const further = choicesBeside(choices, tests, list.length).filter(({ input }) => input !== 'none');
  const mayLimit = list.every((test) => isLimit(choiceOf(test, type))) && further.length > 0;
  return (
    <>
      {list.map((test, index) => {
        const choice = choiceOf(test, type);
        if (!choice) return null;
        return (
          <span className={classes.test} key={places[index]}>
            {index > 0 && <span className={classes.word}>{words.and}</span>}
            <NativeSelect
              size="sm"
              data-part="question"
              className={classes.question}
              aria-label={words.question(name)}
              value={choice.id}
              data={choicesBeside(choices, tests, index).map(({ id }) => ({
                value: id,
                label: words.choices[id],
              }))}
              onChange={(event) => {
                const next = choices.find(({ id }) => id === event.currentTarget.value);
                if (next) change(index, asked(next, test));
              }}
            />
            <ValueInput
              choice={choice}
              value={test.value}
              name={name}
              measured={measured}
              onChange={(value) => change(index, { ...test, value }, `value ${index}`)}
            />
            {list.length > 1 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size={28}
                aria-label={words.removeLimit(name)}
                onClick={() => onChange({ ...tests, list: list.toSpliced(index, 1) })}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            )}
          </span>
        );
      })}
      {mayLimit && list.length === 1 && (
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes.limit}
          aria-label={words.addLimitOf(name)}
          onClick={() => {
            const [next] = further;
            if (next) onChange({ ...tests, list: [...list, asked(next)] });
          }}
        >
          {words.addLimit}
        </Button>
      )}
    </>
  );
}

/** A question that leaves one side open, so that a second one makes sense: at least, before. */
function isLimit(choice: Choice | undefined): boolean {
  return (
    choice !== undefined &&
    ['$gte', '$gt', '$lte', '$lt', '$before', '$after'].includes(choice.operator) &&
    choice.input !== 'text'
  );
}
