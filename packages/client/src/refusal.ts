/** What the server says when it refuses, as an error: what happened, and what to do about it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** HTTP status; 0 where no server answered. */
  readonly status: number;
  /** From the catalogue of error codes. */
  readonly code: string;
  readonly remedy: string;
  /** The file, row and field that it is about, as far as there are such. */
  readonly place: {
    readonly file?: string | undefined;
    readonly row?: number | undefined;
    readonly field?: string | undefined;
  };
  /** Where the trouble is in what was sent. */
  readonly details: readonly { readonly path: string; readonly message: string }[];

  constructor(
    status: number,
    said: {
      code: string;
      message: string;
      remedy: string;
      place?: Refusal['place'];
      details?: Refusal['details'];
    },
  ) {
    super(said.message);
    this.status = status;
    this.code = said.code;
    this.remedy = said.remedy;
    this.place = said.place ?? {};
    this.details = said.details ?? [];
  }
}
