import { styleText } from 'node:util';

type Style = (text: string) => string;

/** The few styles that the command line uses. */
export interface Paint {
  readonly bold: Style;
  readonly dim: Style;
  readonly good: Style;
  readonly bad: Style;
}

/** Without colour every style leaves the text as it is. */
export function paintFor(colour: boolean): Paint {
  const style =
    (format: Parameters<typeof styleText>[0]): Style =>
    (text) =>
      colour ? styleText(format, text, { validateStream: false }) : text;
  return { bold: style('bold'), dim: style('dim'), good: style('green'), bad: style('red') };
}

/** `--no-color` and a non-empty NO_COLOR win over FORCE_COLOR, and that over what the terminal is. */
export function wantsColour(stream: { readonly isTTY?: boolean }): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (process.argv.includes('--no-color') || NO_COLOR) return false;
  if (FORCE_COLOR && FORCE_COLOR !== '0') return true;
  return stream.isTTY === true && TERM !== 'dumb';
}
