import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Caller } from '../caller.ts';
import type { Operation } from '../contract/operation.ts';
import type { OperationName, Operations } from '../contract/operations.ts';

/** A download. */
export interface FileReply {
  readonly name: string;
  readonly contentType: string;
  readonly bytes?: number;
  readonly content: Readable;
  /** Shown by the browser in place of being saved; only with the policy that keeps it harmless. */
  readonly shownWith?: string;
}

type Parsed<O, Part extends string> = O extends { readonly [P in Part]: infer Schema }
  ? Schema extends z.ZodType
    ? z.output<Schema>
    : Schema extends 'stream'
      ? Readable
      : undefined
  : undefined;

/** A call of an operation that has passed every check. */
export interface Call<O extends Operation = Operation> {
  readonly params: Parsed<O, 'params'>;
  readonly query: Parsed<O, 'query'>;
  readonly body: Parsed<O, 'body'>;
  /** Open operations may be called by nobody. */
  readonly caller: O['access'] extends 'open' ? Caller | undefined : Caller;
  readonly headers: Headers;
  /** As the caller reaches this server: `http://127.0.0.1:4600`. */
  readonly origin: string;
  /** Aborted when the caller hangs up. */
  readonly signal: AbortSignal;
  setCookies(values: readonly string[]): void;
}

type Answer<O extends Operation> = O['reply'] extends z.ZodType ? z.input<O['reply']> : FileReply;

export type Handler<O extends Operation> = (call: Call<O>) => Promise<Answer<O>> | Answer<O>;

/** One handler per operation of the contract; one that is missing is a type error. */
export type Handlers = { readonly [Name in OperationName]: Handler<Operations[Name]> };

/** The handlers of some operations, as a file of handlers gives them. */
export type HandlersOf<Part extends Readonly<Record<string, Operation>>> = {
  readonly [Name in keyof Part]: Handler<Part[Name]>;
};
