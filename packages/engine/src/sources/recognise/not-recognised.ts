import { AttuneError } from '../../errors/index.ts';

/** A readable file that holds nothing the readers know. In a folder it is left out, and `why` says so. */
export class NotRecognised extends AttuneError {
  /** A clause about the file, without its name and without a full stop. */
  readonly why: string;

  constructor(file: string, why: string, remedy: string) {
    super('input-not-recognised', `${file} was not recognised: ${why}.`, { remedy, place: { file } });
    this.why = why;
  }
}

const mostShown = 12;

/** The headers of a file for a sentence: all of a narrow table, the first ones of a wide one. */
export function someHeaders(headers: readonly string[]): string {
  const rest = headers.length - mostShown;
  return headers.slice(0, mostShown).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
