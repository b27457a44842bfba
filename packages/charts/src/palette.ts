/**
 * Colours by what they are for. The eight categorical colours are one set for both backgrounds, so that a
 * segment keeps its colour; they were searched for the largest smallest distance under normal sight and three
 * kinds of colour blindness (palette.test.ts states the distances). All the rest is designed twice.
 */

/** In the order in which they are handed out. */
export const categorical = [
  '#338cfb',
  '#b87e03',
  '#11734b',
  '#c12b19',
  '#7454d0',
  '#e66681',
  '#918cc0',
  '#a54590',
] as const;

export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly muted: string;
  readonly hairline: string;
  /** Marks that give context. */
  readonly context: string;
  /** The one strong colour: what the headline is about. */
  readonly accent: string;
  readonly gain: string;
  readonly loss: string;
  /** One hue, from little to much. */
  readonly sequential: readonly [string, string, string, string, string];
  /** From loss over a neutral middle to gain. */
  readonly diverging: readonly [string, string, string, string, string];
}

export const light: Palette = {
  paper: '#ffffff',
  ink: '#1b1e23',
  muted: '#5c636d',
  hairline: '#dfe2e6',
  context: '#8b919a',
  accent: '#1a5fb4',
  gain: '#1b62b8',
  loss: '#b9451d',
  sequential: ['#6f96c4', '#4f80ba', '#346bad', '#1f5796', '#12437a'],
  diverging: ['#a23a14', '#d0714a', '#878c95', '#5a8ecb', '#17519b'],
};

export const dark: Palette = {
  paper: '#14171b',
  ink: '#e8eaed',
  muted: '#a6adb7',
  hairline: '#343a42',
  context: '#7d858f',
  accent: '#79b0ff',
  gain: '#7ab1fe',
  loss: '#f08a5d',
  sequential: ['#4a74aa', '#5f8cc6', '#7ba5dc', '#9bbfee', '#c0d8fa'],
  diverging: ['#ffa27a', '#cf7247', '#858c96', '#5f93d4', '#93c1ff'],
};

/** Every colour of a palette under the name that its CSS variable has. */
export function namedColours(palette: Palette): Record<string, string> {
  const { sequential, diverging, ...single } = palette;
  return {
    ...single,
    ...Object.fromEntries(sequential.map((colour, index) => [`sequential-${index + 1}`, colour])),
    ...Object.fromEntries(diverging.map((colour, index) => [`diverging-${index + 1}`, colour])),
  };
}

/** `--chart-ink: #1b1e23; …`, for the page to put where its theme is decided. */
export function colourVariables(palette: Palette): string {
  return Object.entries(namedColours(palette))
    .map(([name, colour]) => `--chart-${name}: ${colour};`)
    .join(' ');
}
