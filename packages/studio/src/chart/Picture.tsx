import type { Drawing } from '@attune/charts';
import {
  type KeyboardEvent,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { strings } from '../strings/index.ts';
import classes from './chart.module.css';
import type { MarkWords } from './chart-table.ts';
import { marksIn, standingOut } from './mark-state.ts';
import type { Selection } from './selection.ts';
import { Tip, type TipProps } from './Tip.tsx';
import { useSvg } from './useSvg.ts';

export interface PictureProps {
  readonly id: string;
  readonly subtitle: string;
  readonly drawing: Drawing;
  /** What a mark says; a mark without words is only drawn. */
  readonly describe: (key: string) => MarkWords | undefined;
  readonly selection: Selection;
}

interface Active {
  readonly key: string;
  readonly at: TipProps['at'];
}

/** Long enough to move from a mark to what is said about it (WCAG 2.2, 1.4.13: hoverable). */
const grace = 200;

/**
 * A drawing whose marks answer: pointing at one, or walking to it with the arrow keys, says its values; a click or
 * Enter selects it here and wherever else it is drawn. For who listens, the marks are a list of options.
 */
export function Picture({ id, subtitle, drawing, describe, selection }: PictureProps) {
  const { selected, choose } = selection;
  const svg = useSvg(drawing, id);
  const box = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [active, setActive] = useState<Active>();
  const marks = useMemo(() => marksIn(drawing), [drawing]);
  const told = useMemo(
    () =>
      marks.flatMap(({ key }) => ({ key, words: describe(key) })).filter(({ words }) => words !== undefined),
    [marks, describe],
  );

  useLayoutEffect(() => {
    if (svg) host.current?.replaceChildren(svg);
  }, [svg]);
  useLayoutEffect(() => {
    const kept = standingOut(marks, selected);
    for (const mark of marksOn(svg)) {
      const key = mark.dataset.key ?? '';
      mark.toggleAttribute('data-faded', kept !== null && !kept.has(key));
      mark.toggleAttribute('data-selected', selected.has(key));
      mark.toggleAttribute('data-active', key === active?.key);
    }
  }, [marks, selected, active, svg]);

  useEffect(() => () => clearTimeout(leaving.current), []);
  const activeKey = active?.key;
  useEffect(() => {
    if (activeKey === undefined) return;
    // Wherever the focus is: what appeared under the pointer can be sent away without moving it.
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      setActive(undefined);
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, [activeKey]);

  const stay = () => clearTimeout(leaving.current);
  const leave = () => {
    clearTimeout(leaving.current);
    leaving.current = setTimeout(() => setActive(undefined), grace);
  };
  const onPoint = useEffectEvent((event: PointerEvent) => {
    const key = markAt(event)?.dataset.key;
    if (key === undefined || !box.current) return leave();
    stay();
    if (key === active?.key || !told.some((one) => one.key === key)) return;
    const { left, top } = box.current.getBoundingClientRect();
    setActive({ key, at: placeOf(box.current, key, { x: event.clientX - left, y: event.clientY - top }) });
  });
  const onClick = useEffectEvent((event: MouseEvent) => {
    const key = markAt(event)?.dataset.key;
    if (key !== undefined) choose(key, event.shiftKey || event.ctrlKey || event.metaKey);
  });
  const onLeave = useEffectEvent(leave);
  useEffect(() => {
    if (!svg) return;
    const listening = new AbortController();
    const { signal } = listening;
    svg.addEventListener('pointermove', onPoint, { signal });
    svg.addEventListener('pointerleave', onLeave, { signal });
    svg.addEventListener('click', onClick, { signal });
    return () => listening.abort();
  }, [svg]);

  const walkTo = (index: number) => {
    const next = told[Math.max(0, Math.min(told.length - 1, index))];
    if (next && box.current) setActive({ key: next.key, at: placeOf(box.current, next.key) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const now = told.findIndex(({ key }) => key === active?.key);
    const to: Readonly<Record<string, number>> = {
      ArrowRight: now + 1,
      ArrowDown: now + 1,
      ArrowLeft: now - 1,
      ArrowUp: now - 1,
      Home: 0,
      End: told.length - 1,
    };
    const wanted = to[event.key];
    if (wanted !== undefined) walkTo(wanted);
    else if ((event.key === 'Enter' || event.key === ' ') && active)
      choose(active.key, event.key === ' ' || event.shiftKey);
    else return;
    event.preventDefault();
  };

  const words = active && told.find(({ key }) => key === active.key)?.words;
  return (
    <div className={classes.picture} ref={box} style={{ width: drawing.width, height: drawing.height }}>
      <div ref={host} />
      {told.length > 0 && (
        <div
          role="listbox"
          tabIndex={0}
          aria-multiselectable
          aria-label={strings.chart.values(subtitle)}
          aria-activedescendant={words ? optionId(id, active.key) : undefined}
          className={classes.options}
          onFocus={() => active ?? walkTo(0)}
          onBlur={leave}
          onKeyDown={onKeyDown}
        >
          {told.map(({ key, words }) => (
            <div
              role="option"
              key={key}
              id={optionId(id, key)}
              aria-selected={selected.has(key)}
              tabIndex={-1}
            >
              {words && [words.title, ...words.values.map((pair) => pair.join(' '))].join(', ')}
            </div>
          ))}
        </div>
      )}
      {words && <Tip words={words} at={active.at} onEnter={stay} onLeave={leave} />}
    </div>
  );
}

const optionId = (id: string, key: string) =>
  `${id}-${key.replace(/[^\w-]/g, (letter) => `_${letter.codePointAt(0)}_`)}`;

function marksOn(box: Element | undefined): Iterable<SVGElement> {
  return box?.querySelectorAll<SVGElement>('[data-key]') ?? [];
}

function markAt({ target }: Event): SVGElement | undefined {
  const mark = target instanceof Element ? target.closest('[data-key]') : null;
  return mark instanceof SVGElement ? mark : undefined;
}

/** A mark wider than this is a line: what is said about it stands where the pointer found it. */
const wide = 240;

/** The largest piece of a mark: its bar, not the line that leads to the next. */
function placeOf(
  box: HTMLElement,
  key: string,
  pointer?: { readonly x: number; readonly y: number },
): TipProps['at'] {
  const { left, top } = box.getBoundingClientRect();
  const [piece] = [...marksOn(box)]
    .filter((mark) => mark.dataset.key === key)
    .map((mark) => mark.getBoundingClientRect())
    .sort((a, b) => b.width * b.height - a.width * a.height);
  if (pointer && (!piece || piece.width > wide))
    return { x: pointer.x, top: pointer.y - 8, bottom: pointer.y + 16 };
  if (!piece) return { x: 0, top: 0, bottom: 0 };
  return { x: piece.left + piece.width / 2 - left, top: piece.top - top, bottom: piece.bottom - top };
}
