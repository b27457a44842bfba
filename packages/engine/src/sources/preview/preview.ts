import type { SourceKind } from '../source-report.ts';

/** Something that only the user can tell of a file. An answer is a setting: see `FileAnswers`. */
export interface Question {
  readonly about: 'column' | 'dateOrder' | 'decimal' | 'currency' | 'kind';
  /** The canonical column that is asked for, where `about` is `column`. */
  readonly column?: string;
  readonly text: string;
  readonly options: { readonly value: string; readonly label: string; readonly example?: string }[];
  /** The likeliest answer; absent where there is no telling. */
  readonly suggested?: string;
  /** Whether reading refuses the file before this is answered. */
  readonly mustAnswer: boolean;
}

/** What is wrong, without throwing it. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

export interface FilePreview {
  /** What answers are given by: of the sheets of a workbook each has its own, `book.xlsx › Orders`. */
  readonly name: string;
  /** The file that it lies in. */
  readonly file: string;
  /** `ready`: reading accepts it as it is; `ignored`: reading passes it over; `refused`: no answer would help. */
  readonly state: 'ready' | 'question' | 'refused' | 'ignored';
  readonly kind: SourceKind | 'ignore' | null;
  /** In words. */
  readonly reader: string | null;
  /** Whether the reader settles kind and columns, so that of the settings only `ignore` has an effect on them. */
  readonly isFixed: boolean;
  /** In words: CSV, comma, utf-8. */
  readonly format: string | null;
  readonly mapping: {
    readonly column: string;
    readonly meaning: string;
    readonly header: string;
    readonly confidence: 'sure' | 'likely' | 'stated';
    readonly why: string;
    readonly required: boolean;
  }[];
  /** Canonical columns that nothing was found for. */
  readonly missing: { readonly column: string; readonly meaning: string }[];
  readonly unmapped: string[];
  readonly headers: string[];
  /** The first rows as they stand in the file, in the order of `headers`; a text longer than 500 characters is cut. */
  readonly sample: string[][];
  readonly questions: Question[];
  /** How much was looked at, and what else there is to know. */
  readonly notes: string[];
  readonly problem: Problem | null;
}

export interface SourcesPreview {
  readonly files: FilePreview[];
  /** Whether `readSources` would accept the files. */
  readonly ready: boolean;
  /** What is wrong with the files as a whole. */
  readonly problem: Problem | null;
}
