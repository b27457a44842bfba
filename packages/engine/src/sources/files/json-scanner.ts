import { AttuneError } from '../../errors/index.ts';
import { ByteList } from './byte-list.ts';
import { longestRow } from './records.ts';

/** What is copied: every object of the document, the elements of its arrays, or those under one key of its object. */
export type RowsAt =
  | { readonly is: 'objects' }
  | { readonly is: 'arrays' }
  | { readonly is: 'key'; readonly member: number };

/** A key of the first object, in the order of the document. */
export interface Member {
  readonly key: string;
  /** Elements of the array that is its value; null where the value is none. */
  readonly elements: number | null;
  readonly beginsWithObject: boolean;
}

export interface Outline {
  readonly objects: number;
  readonly arrays: number;
  /** Neither objects nor arrays. */
  readonly others: number;
  /** Elements of the arrays. */
  readonly elements: number;
  readonly members: readonly Member[];
}

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const lineFeed = 0x0a;

const space = 0x20;

const parts = (byte: number) =>
  byte === comma ||
  byte === colon ||
  byte === openBrace ||
  byte === closeBrace ||
  byte === openBracket ||
  byte === closeBracket;
const isSpace = (byte: number) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** What the next byte may be. */
type State =
  | 'value or end'
  | 'element or ]'
  | 'element'
  | ', or ]'
  | 'key or }'
  | 'key'
  | 'in key'
  | ':'
  | 'member'
  | ', or }'
  | 'in value';

/**
 * Goes over a JSON text byte by byte, whatever its size. It knows the outermost objects and arrays and the arrays
 * directly under a key; what lies deeper is a value whose end is found by its strings and brackets. Whether a value
 * is sound inside is for the reader of the rows to say: one bad value is one rejected row.
 */
export class JsonScanner {
  readonly #name: string;
  readonly #rowsAt: RowsAt | null;
  readonly #row: (bytes: Buffer) => void;
  #state: State = 'value or end';
  /** Whether the scan is inside of an object of the outermost level, and inside of an array. */
  #inObject = false;
  #inArray = false;
  /** Brackets that the value at hand has open. */
  readonly #open: number[] = [];
  #inString = false;
  #isEscaped = false;
  #isBare = false;
  #isCopied = false;
  /** White space came since the last byte that was copied. */
  #hasSpace = false;
  #last = 0;
  readonly #copy = new ByteList();
  readonly #key = new ByteList();
  #line = 1;
  #before = 0;
  #began = { line: 1, byte: 1 };
  #objects = 0;
  #arrays = 0;
  #others = 0;
  #elements = 0;
  #member = -1;
  readonly #members: { key: string; elements: number | null; beginsWithObject: boolean }[] = [];

  /**
   * @param name of the file, for its errors
   * @param rowsAt null to look only
   * @param row gets every row as one line without white space around its values; the bytes are its own
   */
  constructor(name: string, rowsAt: RowsAt | null, row: (bytes: Buffer) => void) {
    this.#name = name;
    this.#rowsAt = rowsAt;
    this.#row = row;
  }

  /** @throws AttuneError `input-unreadable` where the text is no JSON, with line and byte */
  add(chunk: Buffer): void {
    let at = this.#before === 0 && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? 3 : 0;
    while (at < chunk.length) {
      if (this.#inString) at = this.#string(chunk, at);
      if (at === chunk.length) break;
      const byte = chunk[at]!;
      if (byte === lineFeed) this.#line++;
      if (this.#state === 'in value') this.#inside(byte, at);
      else if (this.#state === 'in key') this.#keyByte(byte, at);
      else if (!isSpace(byte)) this.#token(byte, at);
      at++;
    }
    this.#before += chunk.length;
  }

  /** @throws AttuneError `input-unreadable` for a document that is cut off */
  end(): Outline {
    if (this.#state === 'in value' && this.#isBare && !this.#inArray && !this.#inObject) this.#closeValue();
    if (this.#state !== 'value or end') {
      const { line, byte } = this.#began;
      throw this.#broken(
        `it ends before its ${this.#inArray ? 'list' : this.#inObject ? 'object' : 'value'} is closed; the last value begins on line ${line} (byte ${byte})`,
      );
    }
    return {
      objects: this.#objects,
      arrays: this.#arrays,
      others: this.#others,
      elements: this.#elements,
      members: this.#members,
    };
  }

  #token(byte: number, at: number): void {
    switch (this.#state) {
      case 'value or end':
        this.#outermost(byte, at);
        break;
      case 'element or ]':
        if (byte === closeBracket) this.#closeArray();
        else this.#element(byte, at);
        break;
      case 'element':
        if (byte === closeBracket) throw this.#unexpected('a comma stands before the end of the list', at);
        this.#element(byte, at);
        break;
      case ', or ]':
        if (byte === closeBracket) this.#closeArray();
        else if (byte === comma) this.#state = 'element';
        else throw this.#unexpected('a comma is missing between two values', at);
        break;
      case 'key or }':
        if (byte === closeBrace) this.#closeObject();
        else this.#beginKey(byte, at);
        break;
      case 'key':
        if (byte === closeBrace) throw this.#unexpected('a comma stands before the end of the object', at);
        this.#beginKey(byte, at);
        break;
      case ':':
        if (byte !== colon) throw this.#unexpected('a colon is missing after the name of a value', at);
        this.#state = 'member';
        break;
      case 'member':
        this.#memberValue(byte, at);
        break;
      case ', or }':
        if (byte === closeBrace) this.#closeObject();
        else if (byte === comma) this.#state = 'key';
        else throw this.#unexpected('a comma is missing between two values', at);
        break;
      default:
        throw new RangeError(`no token is expected ${this.#state}`);
    }
  }

  /** A list is gone into unless it is a row itself; an object too. */
  #outermost(byte: number, at: number): void {
    const isRow = this.#rowsAt?.is === 'objects';
    if (byte === openBracket) this.#arrays++;
    else if (byte === openBrace) this.#objects++;
    else this.#others++;
    if (isRow || (byte !== openBracket && byte !== openBrace)) this.#begin(byte, at, isRow);
    else if (byte === openBracket) this.#openArray(at);
    else {
      this.#inObject = true;
      this.#member = -1;
      this.#state = 'key or }';
      this.#mark(at);
    }
  }

  #beginKey(byte: number, at: number): void {
    if (byte !== quote) throw this.#unexpected('the name of a value is missing or has no quotes', at);
    this.#key.clear();
    this.#isEscaped = false;
    this.#state = 'in key';
  }

  #element(byte: number, at: number): void {
    const isUnderKey = this.#inObject;
    if (!isUnderKey) this.#elements++;
    const member = this.#members.at(-1);
    if (isUnderKey && this.#rowsAt === null && this.#objects === 1 && member) {
      if (member.elements === 0) member.beginsWithObject = byte === openBrace;
      member.elements!++;
    }
    this.#begin(byte, at, this.#rowsAt !== null && (this.#rowsAt.is === 'key') === isUnderKey);
  }

  #memberValue(byte: number, at: number): void {
    this.#member++;
    const isList = byte === openBracket;
    if (this.#rowsAt === null && this.#objects === 1)
      this.#members.push({
        key: keyText(this.#key.take()),
        elements: isList ? 0 : null,
        beginsWithObject: false,
      });
    const isWanted =
      this.#rowsAt === null || (this.#rowsAt.is === 'key' && this.#rowsAt.member === this.#member);
    if (isList && isWanted) this.#openArray(at);
    else this.#begin(byte, at, false);
  }

  #openArray(at: number): void {
    this.#inArray = true;
    this.#state = 'element or ]';
    this.#mark(at);
  }

  #begin(byte: number, at: number, isCopied: boolean): void {
    this.#mark(at);
    this.#isCopied = isCopied;
    this.#copy.clear();
    this.#open.length = 0;
    this.#hasSpace = false;
    this.#inString = false;
    this.#isEscaped = false;
    this.#isBare = byte !== openBrace && byte !== openBracket && byte !== quote;
    if (byte === comma || byte === colon || byte === closeBrace || byte === closeBracket)
      throw this.#unexpected('a value is missing', at);
    this.#state = 'in value';
    this.#inside(byte, at);
  }

  #inside(byte: number, at: number): void {
    if (this.#inString) {
      if (byte < 0x20) throw this.#unexpected('a text is not closed on its line', at);
      this.#put(byte);
      if (this.#isEscaped) this.#isEscaped = false;
      else if (byte === backslash) this.#isEscaped = true;
      else if (byte === quote) {
        this.#inString = false;
        if (this.#open.length === 0) this.#closeValue();
      }
      return;
    }
    if (this.#isBare) {
      if (!isSpace(byte) && byte !== comma && byte !== closeBracket && byte !== closeBrace) {
        if (byte < 0x20 || byte === quote || byte === openBrace || byte === openBracket || byte === colon)
          throw this.#unexpected('a value is neither text nor number, list nor object', at);
        this.#put(byte);
        return;
      }
      this.#closeValue();
      if (!isSpace(byte)) this.#token(byte, at);
      return;
    }
    if (isSpace(byte)) {
      this.#hasSpace = true;
      return;
    }
    // `1 2` must not become 12: space goes only where a bracket, a comma or a colon parts the values anyway.
    if (this.#hasSpace && !parts(byte) && !parts(this.#last)) this.#put(space);
    this.#hasSpace = false;
    this.#last = byte;
    this.#put(byte);
    if (byte === quote) this.#inString = true;
    else if (byte === openBrace || byte === openBracket) this.#open.push(byte);
    else if (byte === closeBrace || byte === closeBracket) {
      if (this.#open.pop() !== (byte === closeBrace ? openBrace : openBracket))
        throw this.#unexpected('brackets do not match', at);
      if (this.#open.length === 0) this.#closeValue();
    }
  }

  /** Passes over what is plain in a text, most of the bytes of a document, and says where that ends. */
  #string(chunk: Buffer, from: number): number {
    let at = from;
    if (this.#isEscaped) return at;
    for (; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (byte === quote || byte === backslash || byte < 0x20) break;
    }
    if (this.#isCopied && at > from) {
      this.#copy.append(chunk, from, at);
      this.#checkLength();
    }
    return at;
  }

  #put(byte: number): void {
    if (!this.#isCopied) return;
    this.#copy.push(byte);
    this.#checkLength();
  }

  #checkLength(): void {
    if (this.#copy.length >= longestRow)
      throw this.#broken(
        `the value that begins on line ${this.#began.line} (byte ${this.#began.byte}) has more than ${longestRow / 1e6} MB`,
      );
  }

  #closeValue(): void {
    if (this.#isCopied) this.#row(this.#copy.take());
    this.#state = this.#inArray ? ', or ]' : this.#inObject ? ', or }' : 'value or end';
  }

  #closeArray(): void {
    this.#inArray = false;
    this.#state = this.#inObject ? ', or }' : 'value or end';
  }

  #closeObject(): void {
    this.#inObject = false;
    this.#state = 'value or end';
  }

  #keyByte(byte: number, at: number): void {
    if (byte < 0x20) throw this.#unexpected('a text is not closed on its line', at);
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === backslash) this.#isEscaped = true;
    else if (byte === quote) {
      this.#state = ':';
      return;
    }
    if (this.#key.length < 1000) this.#key.push(byte);
  }

  #mark(at: number): void {
    this.#began = { line: this.#line, byte: this.#before + at + 1 };
  }

  #unexpected(what: string, at: number): AttuneError {
    return this.#broken(`${what} on line ${this.#line} (byte ${this.#before + at + 1})`);
  }

  #broken(what: string): AttuneError {
    return new AttuneError('input-unreadable', `${this.#name} is no sound JSON: ${what}.`, {
      remedy: 'Fetch or export the file again. Reading the part before would lose rows without a word.',
      place: { file: this.#name, row: this.#line },
    });
  }
}

function keyText(raw: Buffer): string {
  const text = raw.toString('utf8');
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return text;
  }
}
