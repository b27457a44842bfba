import type { AnalysisRequest, AnalysisResult, Place, Progress } from './analysis.ts';
import type { CarriedError } from './carried-error.ts';

/** The one message to the process that analyses. */
export interface Order {
  /** Made by the parent. */
  readonly place: Place;
  readonly request: AnalysisRequest;
}

/** What comes back: progress, and one of the other two at the end. */
export type Report =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly result: AnalysisResult }
  | { readonly kind: 'failed'; readonly error: CarriedError };
