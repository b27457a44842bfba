import type { Rule } from '@attune/client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { undoStack } from '../../../app/undo.ts';
import type { Edit } from '../../../app/undo-stack.ts';

export interface RuleDraft {
  readonly rule: Rule;
  /**
   * Another rule, said as the end of "Undo …". Edits with the same key that follow one another are one step: typing
   * a value.
   */
  readonly edit: (next: Rule, label: string, key?: string) => void;
}

/** How soon the address follows what is typed, and how long a pause parts two edits, in milliseconds. */
const addressAfter = 300;
const pause = 1500;

/** One step back, and what it grows by while somebody types. */
interface Step {
  readonly key: string;
  readonly edit: Edit;
  after: Rule;
  at: number;
}

/**
 * The rule that is being edited. It lives in the address, so that a link carries it; what is typed shows at once,
 * and the address follows. Every edit can be undone, also from another screen: undoing leads back here.
 *
 * @param inAddress the draft of the address; undefined: the saved rule
 * @param go writes a draft into the address; undefined takes it out
 */
export function useRuleDraft(
  saved: Rule,
  inAddress: Rule | undefined,
  go: (draft: Rule | undefined) => Promise<void>,
): RuleDraft {
  const coming = inAddress ?? saved;
  const [rule, setRule] = useState(coming);
  const known = useRef(textOf(coming));
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const step = useRef<Step>(undefined);
  const savedText = textOf(saved);

  useEffect(() => {
    const text = textOf(coming);
    if (text === known.current) return;
    clearTimeout(waiting.current);
    known.current = text;
    setRule(coming);
  }, [coming]);
  useEffect(() => () => clearTimeout(waiting.current), []);

  const write = useCallback(
    (next: Rule) => {
      clearTimeout(waiting.current);
      known.current = textOf(next);
      return go(known.current === savedText ? undefined : next);
    },
    [go, savedText],
  );
  const edit = useCallback(
    (next: Rule, label: string, key?: string) => {
      const before = rule;
      if (textOf(before) === textOf(next)) return;
      const show = async (shown: Rule) => {
        step.current = undefined;
        setRule(shown);
        await write(shown);
      };
      const now = Date.now();
      const last = step.current;
      const isSameStep =
        key !== undefined &&
        last?.key === key &&
        now - last.at < pause &&
        undoStack.state.done.at(-1) === last.edit;
      if (isSameStep) {
        last.after = next;
        last.at = now;
      } else {
        const made: Step = {
          key: key ?? '',
          after: next,
          at: now,
          edit: { label, undo: () => show(before), redo: () => show(made.after) },
        };
        step.current = made;
        undoStack.push(made.edit);
      }
      setRule(next);
      clearTimeout(waiting.current);
      if (key === undefined) void write(next);
      else waiting.current = setTimeout(() => void write(next), addressAfter);
    },
    [rule, write],
  );
  return { rule, edit };
}

function textOf(rule: Rule): string {
  return JSON.stringify(rule);
}
