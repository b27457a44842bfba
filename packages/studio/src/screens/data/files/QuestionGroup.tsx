import type { Question } from '@attune/client';
import { Button, Radio, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { strings } from '../../../strings/index.ts';
import classes from './files.module.css';

const words = strings.data.reading;

export interface QuestionGroupProps {
  readonly question: Question;
  readonly answer: string | undefined;
  readonly onAnswer: (value: string) => void;
}

/** One question about a file, answered where it stands. */
export function QuestionGroup({ question, answer, onAnswer }: QuestionGroupProps) {
  const { text, options, suggested, mustAnswer, about } = question;
  const isListed = options.some(({ value }) => value === answer);
  return (
    <div className={classes.question}>
      <Radio.Group
        label={text}
        description={mustAnswer ? words.mustAnswer : words.mayAnswer}
        value={answer ?? ''}
        onChange={onAnswer}
      >
        <Stack gap={8} mt={8}>
          {options.map(({ value, label, example }) => (
            <Radio
              key={value}
              value={value}
              label={value === suggested ? `${label} (${words.likeliest})` : label}
              description={example}
            />
          ))}
        </Stack>
      </Radio.Group>
      {about === 'currency' && <OtherCurrency answer={isListed ? undefined : answer} onAnswer={onAnswer} />}
    </div>
  );
}

/** Files name few currencies; the right one may be none of them. */
function OtherCurrency({
  answer,
  onAnswer,
}: {
  answer: string | undefined;
  onAnswer: (value: string) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState(answer ?? '');
  const [isWrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const code = typed.trim().toUpperCase();
    const isCode = /^[A-Z]{3}$/.test(code);
    setWrong(!isCode);
    if (isCode) onAnswer(code);
  };
  return (
    <form className={classes.other} onSubmit={submit}>
      <TextInput
        id={id}
        label={words.otherCurrency}
        value={typed}
        maxLength={3}
        autoComplete="off"
        error={isWrong && words.badCurrency}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {words.useCurrency}
      </Button>
    </form>
  );
}
