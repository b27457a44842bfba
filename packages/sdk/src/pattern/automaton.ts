import { caseVariants } from '../case-fold.ts';
import type { Syntax } from './syntax.ts';
import { PatternError } from './syntax.ts';

type Assertion = Extract<Syntax, { kind: 'assertion' }>['at'];

type Step =
  | { readonly kind: 'set'; readonly accepts: (code: number) => boolean }
  | { readonly kind: 'assertion'; readonly at: Assertion }
  | { readonly kind: 'jump'; readonly to: number[] }
  | { readonly kind: 'found' };

// RE2 refuses repetitions beyond 1,000; a program as short as this also keeps the search quick.
const maxSteps = 1000;

/**
 * Whether a text contains what the pattern describes, by running all ways through the pattern at once
 * (Thompson 1968, doi:10.1145/363347.363387). Time grows with text × pattern, never exponentially, which
 * JavaScript's own regular expressions do not promise.
 */
export function automaton(syntax: Syntax, ignoreCase: boolean): (text: string) => boolean {
  const steps: Step[] = [];
  const add = (step: Step): number => {
    if (steps.length >= maxSteps)
      throw new PatternError(`it is too long: its repetitions need over ${maxSteps} steps`);
    return steps.push(step) - 1;
  };
  const write = (node: Syntax): void => writers[node.kind](node as never, add, write, steps, ignoreCase);
  write(syntax);
  add({ kind: 'found' });
  return (text) => search(steps, text);
}

type Writer<K extends Syntax['kind']> = (
  node: Extract<Syntax, { kind: K }>,
  add: (step: Step) => number,
  write: (node: Syntax) => void,
  steps: readonly Step[],
  ignoreCase: boolean,
) => void;

const writers: { readonly [K in Syntax['kind']]: Writer<K> } = {
  set: (node, add, _write, _steps, ignoreCase) => {
    const within = (code: number) => node.ranges.some(([from, to]) => code >= from && code <= to);
    add({
      kind: 'set',
      accepts: ignoreCase
        ? (code) => caseVariants(code).some(within) !== node.negated
        : (code) => within(code) !== node.negated,
    });
  },
  assertion: (node, add) => {
    add(node);
  },
  sequence: (node, add, write) => {
    if (node.of.length === 0) add({ kind: 'jump', to: [1] });
    node.of.forEach(write);
  },
  choice: (node, add, write, steps) => {
    const fork: number[] = [];
    const exits: { to: number[]; at: number }[] = [];
    const start = add({ kind: 'jump', to: fork });
    for (const way of node.of) {
      fork.push(steps.length - start);
      write(way);
      const to: number[] = [];
      exits.push({ to, at: add({ kind: 'jump', to }) });
    }
    for (const exit of exits) exit.to.push(steps.length - exit.at);
  },
  repeat: (node, add, write, steps) => {
    for (let i = 0; i < node.min; i += 1) write(node.of);
    if (node.max === Number.POSITIVE_INFINITY) {
      const fork: number[] = [1];
      const start = add({ kind: 'jump', to: fork });
      write(node.of);
      const back = add({ kind: 'jump', to: [start - steps.length] });
      fork.push(back + 1 - start);
      return;
    }
    for (let i = node.min; i < node.max; i += 1) {
      const fork: number[] = [1];
      const start = add({ kind: 'jump', to: fork });
      write(node.of);
      fork.push(steps.length - start);
    }
    if (node.max === 0) add({ kind: 'jump', to: [1] });
  },
};

function search(steps: readonly Step[], text: string): boolean {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  // The place at which a step was last entered: each runs once a place.
  const seen = new Int32Array(steps.length).fill(-1);
  let waiting: number[] = [];
  for (let place = 0; place <= codes.length; place += 1) {
    const open = [0, ...waiting];
    waiting = [];
    for (let i = open.pop(); i !== undefined; i = open.pop()) {
      const step = steps[i];
      if (!step || seen[i] === place) continue;
      seen[i] = place;
      if (step.kind === 'found') return true;
      if (step.kind === 'jump') for (const to of step.to) open.push(i + to);
      else if (step.kind === 'assertion') {
        if (assertions[step.at](codes, place)) open.push(i + 1);
      } else if (place < codes.length && step.accepts(codes[place] ?? 0)) waiting.push(i + 1);
    }
  }
  return false;
}

const isWord = (code: number | undefined): boolean =>
  code !== undefined && code < 128 && /\w/.test(String.fromCharCode(code));
const atWordEdge = (codes: readonly number[], place: number) =>
  isWord(codes[place - 1]) !== isWord(codes[place]);

const assertions: Readonly<Record<Assertion, (codes: readonly number[], place: number) => boolean>> = {
  start: (_codes, place) => place === 0,
  end: (codes, place) => place === codes.length,
  'word edge': atWordEdge,
  'no word edge': (codes, place) => !atWordEdge(codes, place),
};
