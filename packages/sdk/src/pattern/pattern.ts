import { automaton } from './automaton.ts';
import { toRe2 } from './re2.ts';
import { PatternError, PatternReader } from './syntax.ts';

/** A checked search pattern. It finds the same texts here as in a warehouse that searches with RE2. */
export interface Pattern {
  /** Whether the pattern is found anywhere in the text. Takes time in proportion to the text's length. */
  found(text: string): boolean;
  /** The same pattern as text for RE2. */
  readonly re2: string;
}

type PatternResult =
  | { readonly ok: true; readonly pattern: Pattern }
  | { readonly ok: false; readonly reason: string };

/**
 * Reads a regular expression: characters, `.`, `[a-z]`, `\d \w \s`, `^ $ \b`, groups, `|`, `* + ? {2,5}`.
 * `\d`, `\w`, `\s` and `\b` know ASCII only. References back and looking around are refused: RE2 has none.
 */
export function pattern(text: string, options: { readonly ignoreCase: boolean }): PatternResult {
  try {
    const syntax = new PatternReader(text).read();
    return {
      ok: true,
      pattern: { found: automaton(syntax, options.ignoreCase), re2: toRe2(syntax, options.ignoreCase) },
    };
  } catch (error) {
    if (error instanceof PatternError) return { ok: false, reason: error.message };
    throw error;
  }
}
