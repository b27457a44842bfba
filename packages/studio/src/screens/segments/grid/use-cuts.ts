import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { undoStack } from '../../../app/undo.ts';
import { strings } from '../../../strings/index.ts';
import type { Cuts } from './estimate-cells.ts';

const route = getRouteApi('/frame/segments/grid');

/** Keys that follow each other this closely are one edit. */
const quiet = 500;

export interface MovableCuts {
  readonly cuts: Cuts;
  /** Whether they are the run's own. */
  readonly areOwn: boolean;
  /** Moves one or both; the address follows when they rest. */
  readonly move: (cuts: Partial<Cuts>) => void;
  /** They rest: the pointer has let go. */
  readonly settle: () => void;
  readonly reset: () => void;
}

/** The cuts: in the address when they rest, and each rest can be undone. */
export function useCuts(own: Cuts): MovableCuts {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const resting: Cuts = { value: search.value ?? own.value, outlook: search.outlook ?? own.outlook };
  const [moving, setMoving] = useState<Cuts>();
  const wanted = useRef<Cuts>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const go = useCallback(
    (cuts: Cuts) =>
      navigate({
        to: '/segments/grid',
        search: ({ value: _value, outlook: _outlook, ...rest }) => ({
          ...rest,
          ...(cuts.value !== own.value && { value: cuts.value }),
          ...(cuts.outlook !== own.outlook && { outlook: cuts.outlook }),
        }),
        replace: true,
        resetScroll: false,
      }),
    [navigate, own.value, own.outlook],
  );
  const rest = (next: Cuts) => {
    const before = resting;
    if (next.value === before.value && next.outlook === before.outlook) return setMoving(undefined);
    undoStack.push({
      label: strings.segments.grid.edit,
      undo: () => go(before),
      redo: () => go(next),
    });
    void go(next).then(() => setMoving((now) => (now === next ? undefined : now)));
  };
  const settle = () => {
    clearTimeout(timer.current);
    const next = wanted.current;
    wanted.current = undefined;
    if (next) rest(next);
  };
  // A timer that was started some renders ago has to know the cuts of now.
  const settleNow = useRef(settle);
  useEffect(() => {
    settleNow.current = settle;
  });
  const move = (cuts: Partial<Cuts>) => {
    const next = { ...(wanted.current ?? moving ?? resting), ...cuts };
    wanted.current = next;
    setMoving(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => settleNow.current(), quiet);
  };
  const cuts = moving ?? resting;
  return {
    cuts,
    areOwn: cuts.value === own.value && cuts.outlook === own.outlook,
    move,
    settle,
    reset: () => {
      clearTimeout(timer.current);
      wanted.current = undefined;
      setMoving(own);
      rest(own);
    },
  };
}
