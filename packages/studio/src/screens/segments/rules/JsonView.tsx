import type { Replies, Rule } from '@attune/client';
import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../../api/api.ts';
import { announce } from '../../../app/announce.ts';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import classes from './rules.module.css';

const words = strings.segments.rules;

export interface JsonViewProps {
  readonly run: string;
  readonly rule: Rule;
  /** Problems of the rule as it stands. */
  readonly problems: Replies['checkRule']['problems'];
  readonly isReadOnly: boolean;
  readonly onTake: (rule: Rule) => void;
}

type Read = { readonly rule: Rule } | { readonly reason: string };

/** A rule as JSON, for who writes it elsewhere: what is typed is checked first, then taken over. */
export function JsonView({ run, rule, problems, isReadOnly, onTake }: JsonViewProps) {
  const shown = JSON.stringify(rule, null, 2);
  const [text, setText] = useState(shown);
  useEffect(() => setText(shown), [shown]);
  const read = readJson(text);
  const isSame = 'rule' in read && JSON.stringify(read.rule) === JSON.stringify(rule);
  const check = useMutation({
    mutationFn: (next: Rule) => api.checkRule({ params: { run }, body: { rule: next } }),
    onSuccess: ({ ok }, next) => {
      if (!ok) return;
      onTake(next);
      announce(words.jsonTaken);
    },
  });
  const refused = check.data?.ok === false && !isSame ? check.data.problems : isSame ? problems : [];
  return (
    <form
      className={classes.json}
      onSubmit={(event) => {
        event.preventDefault();
        if ('rule' in read && !isSame) check.mutate(read.rule);
      }}
    >
      <Textarea
        label={words.jsonLabel}
        description={words.jsonHint}
        autosize
        minRows={8}
        maxRows={32}
        spellCheck={false}
        readOnly={isReadOnly}
        value={text}
        error={'reason' in read ? read.reason : undefined}
        onChange={(event) => {
          setText(event.currentTarget.value);
          check.reset();
        }}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      />
      {check.isError && <Problem compact error={check.error} />}
      {refused.length > 0 && (
        <div role="alert">
          <p className={classes.refused}>{isSame ? words.cannotCount : words.jsonRefused}</p>
          <ul className={classes.reasons}>
            {refused.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                <code>{path === '' ? words.wholeRule : path}</code> {message}
              </li>
            ))}
          </ul>
        </div>
      )}
      {!isReadOnly && (
        <div className={classes.buttons}>
          <Button
            type="submit"
            variant="default"
            loading={check.isPending}
            disabled={!('rule' in read) || isSame}
          >
            {words.jsonTake}
          </Button>
          {isSame && <span className="muted">{words.jsonSame}</span>}
        </div>
      )}
    </form>
  );
}

function readJson(text: string): Read {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json)
      ? { rule: json as Rule }
      : { reason: words.jsonNoObject };
  } catch (error) {
    return { reason: words.jsonBroken(error instanceof Error ? error.message : String(error)) };
  }
}
