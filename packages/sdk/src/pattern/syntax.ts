/** A closed range of code points. */
export type Range = readonly [from: number, to: number];

/** The parts of a search pattern. */
export type Syntax =
  | { readonly kind: 'set'; readonly ranges: readonly Range[]; readonly negated: boolean }
  | { readonly kind: 'sequence'; readonly of: readonly Syntax[] }
  | { readonly kind: 'choice'; readonly of: readonly Syntax[] }
  | { readonly kind: 'repeat'; readonly of: Syntax; readonly min: number; readonly max: number }
  | { readonly kind: 'assertion'; readonly at: 'start' | 'end' | 'word edge' | 'no word edge' };

const digits: Range[] = [[0x30, 0x39]];
const word: Range[] = [...digits, [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]];
// Tab, line feed, form feed, carriage return and blank: what RE2 means by \s.
const blanks: Range[] = [
  [0x09, 0x0a],
  [0x0c, 0x0d],
  [0x20, 0x20],
];
const lastCodePoint = 0x10ffff;

const classes: Readonly<Record<string, readonly Range[]>> = {
  d: digits,
  w: word,
  s: blanks,
  D: complement(digits),
  W: complement(word),
  S: complement(blanks),
};
const controls: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13 };

function complement(ranges: readonly Range[]): Range[] {
  const gaps: Range[] = [];
  let next = 0;
  for (const [from, to] of ranges) {
    if (from > next) gaps.push([next, from - 1]);
    next = to + 1;
  }
  gaps.push([next, lastCodePoint]);
  return gaps;
}

export class PatternError extends Error {}

const re2Only =
  'is not supported: warehouses search with RE2, which has none, so that a search always ends soon';

/** Reads a pattern by recursive descent: choice → sequence → repeat → atom. */
export class PatternReader {
  readonly #characters: readonly string[];
  #next = 0;
  #depth = 0;

  constructor(text: string) {
    this.#characters = [...text];
  }

  read(): Syntax {
    const syntax = this.#choice();
    if (this.#peek() !== undefined) throw new PatternError('there is a ")" without "("');
    return syntax;
  }

  #peek(ahead = 0): string | undefined {
    return this.#characters[this.#next + ahead];
  }

  #accept(text: string): boolean {
    if (![...text].every((character, i) => this.#peek(i) === character)) return false;
    this.#next += text.length;
    return true;
  }

  #choice(): Syntax {
    this.#depth += 1;
    if (this.#depth > 100) throw new PatternError('it nests too deeply');
    const of = [this.#sequence()];
    while (this.#accept('|')) of.push(this.#sequence());
    this.#depth -= 1;
    return of.length === 1 && of[0] ? of[0] : { kind: 'choice', of };
  }

  #sequence(): Syntax {
    const of: Syntax[] = [];
    for (let c = this.#peek(); c !== undefined && c !== '|' && c !== ')'; c = this.#peek())
      of.push(this.#repeat());
    return { kind: 'sequence', of };
  }

  #repeat(): Syntax {
    const of = this.#atom();
    const bounds = this.#quantifier();
    if (!bounds) return of;
    // "As few as possible" finds the same texts; only what it captures differs.
    this.#accept('?');
    const again = this.#peek();
    if (again === '*' || again === '+' || again === '?' || (again === '{' && this.#counted()))
      throw new PatternError('two repetitions follow each other');
    return { kind: 'repeat', of, min: bounds[0], max: bounds[1] };
  }

  #quantifier(): Range | undefined {
    if (this.#accept('*')) return [0, Number.POSITIVE_INFINITY];
    if (this.#accept('+')) return [1, Number.POSITIVE_INFINITY];
    if (this.#accept('?')) return [0, 1];
    const counted = this.#counted();
    if (!counted) return undefined;
    this.#next += counted[0].length;
    const min = Number(counted[1]);
    const max =
      counted[2] === undefined ? min : counted[3] === '' ? Number.POSITIVE_INFINITY : Number(counted[3]);
    if (max < min) throw new PatternError(`in ${counted[0]} the larger number comes first`);
    return [min, max];
  }

  /** `{3}`, `{3,}` or `{3,5}` at this place. Any other brace is a character like others. */
  #counted(): RegExpExecArray | null {
    return /^\{(\d{1,4})(,(\d{0,4}))?\}/.exec(this.#characters.slice(this.#next, this.#next + 12).join(''));
  }

  #atom(): Syntax {
    const c = this.#peek() ?? '';
    if (c === '*' || c === '+' || c === '?' || (c === '{' && this.#counted()))
      throw new PatternError(`there is nothing before "${c}" to repeat`);
    this.#next += 1;
    if (c === '(') return this.#group();
    if (c === '[') return this.#class();
    if (c === '.') return { kind: 'set', ranges: [[10, 10]], negated: true };
    if (c === '^') return { kind: 'assertion', at: 'start' };
    if (c === '$') return { kind: 'assertion', at: 'end' };
    if (c === '\\') {
      if (this.#accept('b')) return { kind: 'assertion', at: 'word edge' };
      if (this.#accept('B')) return { kind: 'assertion', at: 'no word edge' };
      // As the opposite of a class, so that ignoring case keeps it its opposite.
      const opposite = ['D', 'W', 'S'].find((name) => this.#accept(name))?.toLowerCase();
      if (opposite) return { kind: 'set', ranges: classes[opposite] ?? [], negated: true };
      return { kind: 'set', ranges: this.#escape(), negated: false };
    }
    return { kind: 'set', ranges: [only(c)], negated: false };
  }

  #group(): Syntax {
    if (['?=', '?!', '?<=', '?<!'].some((look) => this.#accept(look)))
      throw new PatternError(`looking ahead or behind, "(?=", "(?!", "(?<=" and "(?<!", ${re2Only}`);
    if (!this.#accept('?:') && this.#peek() === '?') this.#groupName();
    const of = this.#choice();
    if (!this.#accept(')')) throw new PatternError('a "(" is not closed');
    return of;
  }

  #groupName(): void {
    const name = /^\?P?<[A-Za-z_]\w*>/.exec(
      this.#characters.slice(this.#next, this.#next + 80).join(''),
    )?.[0];
    if (!name) throw new PatternError('after "(?" only ":" or a name in "<>" may stand');
    this.#next += name.length;
  }

  #escape(): readonly Range[] {
    const c = this.#peek();
    if (c === undefined) throw new PatternError('it ends in a single "\\"');
    this.#next += 1;
    const ranges = classes[c];
    if (ranges) return ranges;
    const control = controls[c];
    if (control !== undefined) return [[control, control]];
    if (c === 'x' || c === 'u') return [this.#codePoint()];
    if (/[1-9k]/.test(c)) throw new PatternError(`a reference back, "\\${c}", ${re2Only}`);
    if (/[0A-Za-z]/.test(c)) throw new PatternError(`"\\${c}" has no meaning here`);
    return [only(c)];
  }

  #codePoint(): Range {
    const ahead = this.#characters.slice(this.#next, this.#next + 10).join('');
    const braced = /^\{([0-9A-Fa-f]{1,6})\}/.exec(ahead);
    const width = this.#characters[this.#next - 1] === 'x' ? 2 : 4;
    const plain = new RegExp(`^([0-9A-Fa-f]{${width}})`).exec(ahead);
    const found = braced ?? plain;
    const code = Number.parseInt(found?.[1] ?? '', 16);
    if (!found || code > lastCodePoint || (code >= 0xd800 && code <= 0xdfff))
      throw new PatternError('"\\x" and "\\u" need the hexadecimal number of a character');
    this.#next += found[0].length;
    return [code, code];
  }

  #class(): Syntax {
    const negated = this.#accept('^');
    const ranges: Range[] = [];
    while (!this.#accept(']')) {
      if (this.#peek() === undefined) throw new PatternError('a "[" is not closed');
      if (this.#peek() === '[' && this.#peek(1) === ':')
        throw new PatternError('"[:name:]" is not supported');
      const from = this.#classItem();
      if (this.#peek() !== '-' || this.#peek(1) === ']' || this.#peek(1) === undefined) {
        ranges.push(...from);
        continue;
      }
      this.#next += 1;
      const to = this.#classItem();
      const [first, last] = [from[0], to[0]];
      const single =
        from.length === 1 && to.length === 1 && first?.[0] === first?.[1] && last?.[0] === last?.[1];
      if (!single || !first || !last || first[0] > last[0])
        throw new PatternError('in "[]" a range needs two characters in order');
      ranges.push([first[0], last[0]]);
    }
    if (ranges.length === 0) throw new PatternError('"[]" is empty');
    return { kind: 'set', ranges, negated };
  }

  #classItem(): readonly Range[] {
    if (this.#accept('\\')) return this.#escape();
    const c = this.#peek() ?? '';
    this.#next += 1;
    return [only(c)];
  }
}

function only(character: string): Range {
  const code = character.codePointAt(0) ?? 0;
  return [code, code];
}
