import type { DecimalMark } from '../source-report.ts';
import type { Decision } from './dates.ts';

/** Signs of money that may stand beside a number. `$` is several currencies: see `currencies.ts`. */
export const currencySigns = '€$£¥₹';

/** Around the digits: spaces, signs of money, currency codes, plus and minus, brackets. RE2 and JavaScript. */
export const aroundNumber = String.raw`[\s\x{a0}\x{202f}+\-\x{2212}()${currencySigns}]|[A-Za-z]{3}`;
const aroundPattern = new RegExp(aroundNumber.replaceAll(/\\x\{([0-9a-f]+)\}/g, '\\u{$1}'), 'gu');

/** Shapes of the digits that can only be meant with one of the marks as the decimal mark. */
export const provesDot = String.raw`^(\d*\.\d{1,2}|\d*\.\d{4,}|\d{4,}\.\d{3}|0\.\d+|\d{1,3}(,\d{3})+\.\d*|\d{1,3}(,\d{3}){2,})$`;
export const provesComma = String.raw`^(\d*,\d{1,2}|\d*,\d{4,}|\d{4,},\d{3}|0,\d+|\d{1,3}(\.\d{3})+,\d*|\d{1,3}(\.\d{3}){2,})$`;
/** `1.234`: one and a quarter, or over a thousand. */
export const provesNothing = String.raw`^[1-9]\d{0,2}[.,]\d{3}$`;

const numberShape =
  /^(\d+|\d*[.,]\d+|\d+[.,]|\d{1,3}(['’]\d{3})+([.,]\d+)?|\d{1,3}(,\d{3})+(\.\d*)?|\d{1,3}(\.\d{3})+(,\d*)?|\d+(\.\d+)?e[+-]?\d+)$/i;

/** `5-25` is a range, and `2024-01-05` a date: a sign between digits joins two numbers. */
const twoNumbers = /\d\s*[-+\u2212(]\s*\d/;

export function looksLikeNumber(value: string): boolean {
  return (
    /\d/.test(value) &&
    value.length <= 40 &&
    !twoNumbers.test(value) &&
    numberShape.test(value.replaceAll(aroundPattern, ''))
  );
}

export function hasFraction(value: string): boolean {
  return looksLikeNumber(value) && /[.,]\d{1,4}\D*$/.test(value);
}

export interface DecimalEvidence {
  readonly dot: number;
  readonly comma: number;
  readonly open: number;
}

/** Evidence of one column, value by value; `decimalEvidenceSql` counts the same over a whole file. */
export function decimalEvidence(values: readonly string[]): DecimalEvidence {
  const digits = values.map((value) => value.replaceAll(aroundPattern, ''));
  const count = (pattern: string) => {
    const compiled = new RegExp(pattern);
    return digits.filter((value) => compiled.test(value)).length;
  };
  return { dot: count(provesDot), comma: count(provesComma), open: count(provesNothing) };
}

const toleratedShare = 0.05;

/** The decimal mark that the values prove; null when no value depends on it. */
export function decideDecimal(evidence: DecimalEvidence): Decision<DecimalMark> {
  const decisive = evidence.dot + evidence.comma;
  if (decisive === 0)
    return evidence.open === 0
      ? { is: null }
      : {
          is: 'undecided',
          why: 'numbers such as 1.234 or 1,234 can be one and a quarter or over a thousand',
        };
  if (evidence.dot >= decisive * (1 - toleratedShare)) return { is: '.' };
  if (evidence.comma >= decisive * (1 - toleratedShare)) return { is: ',' };
  return { is: 'undecided', why: 'some numbers are written with a decimal point and others with a comma' };
}
