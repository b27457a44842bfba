import { foldCase } from '../case-fold.ts';
import { operator, opposite } from '../operator.ts';
import { type Pattern, pattern } from '../pattern/index.ts';
import type { Place } from '../reading.ts';
import { toText } from '../scalar.ts';

/** A text operator: an empty field, a list or an object contains no text. */
function textTest<E>(
  read: (json: unknown, place: Place) => E | undefined,
  passes: (text: string, expected: E) => boolean,
) {
  return operator<E>({
    read,
    test: (actual, expected) => {
      const text = toText(actual);
      return text !== undefined && passes(text, expected);
    },
    empty: () => false,
  });
}

function readText(json: unknown, place: Place): string | undefined {
  return typeof json === 'string' && json !== '' ? json : place.fail('needs a text that is not empty');
}

function regex(ignoreCase: boolean) {
  return textTest<Pattern>(
    (json, place) => {
      if (typeof json !== 'string') return place.fail('needs a search pattern as text');
      const result = pattern(json, { ignoreCase });
      return result.ok ? result.pattern : place.fail(`is not a search pattern: ${result.reason}`);
    },
    (text, expected) => expected.found(text),
  );
}

const exact = (passes: (text: string, part: string) => boolean) => textTest(readText, passes);
const anyCase = (passes: (text: string, part: string) => boolean) =>
  textTest(readText, (text, part) => passes(foldCase(text), foldCase(part)));

const $regex = regex(false);
const $regexi = regex(true);

export const text = {
  $regex,
  $notRegex: opposite($regex),
  $regexi,
  $notRegexi: opposite($regexi),
  $startsWith: exact((text, part) => text.startsWith(part)),
  $startsWithi: anyCase((text, part) => text.startsWith(part)),
  $endsWith: exact((text, part) => text.endsWith(part)),
  $endsWithi: anyCase((text, part) => text.endsWith(part)),
  $contains: exact((text, part) => text.includes(part)),
  $containsi: anyCase((text, part) => text.includes(part)),
};
