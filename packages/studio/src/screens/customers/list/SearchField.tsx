import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { strings } from '../../../strings/index.ts';
import classes from '../customers.module.css';

const words = strings.customers.list;
const pause = 120;

export interface SearchFieldProps {
  readonly value: string;
  readonly onSearch: (part: string) => void;
  /** Enter: opens the first that is found. */
  readonly onEnter: () => void;
}

/** Looks for an id while it is being typed; `/` leads here. */
export function SearchField({ value, onSearch, onEnter }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const sent = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const typedAt = useRef(Number.NEGATIVE_INFINITY);
  // The address changed by something else than this field, as by going back.
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    clearTimeout(timer.current);
    setTyped(value);
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const send = (part: string) => {
    clearTimeout(timer.current);
    if (part === sent.current) return;
    sent.current = part;
    onSearch(part);
  };
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    // The first key after a rest is answered at once; those that follow quickly, when they have all come.
    const now = performance.now();
    const isFirst = now - typedAt.current > pause;
    typedAt.current = now;
    if (isFirst) send(text.trim());
    else timer.current = setTimeout(() => send(text.trim()), pause);
  };
  return (
    <TextInput
      className={classes.search}
      label={words.search}
      placeholder={words.searchHint}
      value={typed}
      maxLength={200}
      autoComplete="off"
      spellCheck={false}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        typed === '' ? null : (
          <CloseButton
            size="sm"
            aria-label={words.clearSearch}
            onClick={() => {
              setTyped('');
              send('');
            }}
          />
        )
      }
      onChange={({ currentTarget }) => type(currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && typed.trim() === sent.current) onEnter();
        else if (event.key === 'Enter') send(typed.trim());
      }}
      data-search
    />
  );
}
