import { light } from './palette.ts';

/** Charts are drawn in the light colours; `renderSvg` turns each into the page's variable of that name. */
export const colours = light;

/** The five sizes of the house, in pixels; charts use the two smallest. */
export const sizes = { small: 12, text: 14, lead: 16, heading: 20, title: 28 } as const;

export const fontFamily = "Inter, 'Inter Variable', system-ui, sans-serif";

export const textStyle = { fontFamily: 'Inter', fontSize: sizes.small, color: colours.ink } as const;

const axisText = { ...textStyle, color: colours.muted } as const;

/** An axis with numbers: hairlines behind the marks, no line of its own. */
export const valueAxis = {
  type: 'value',
  axisLine: { show: false },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: colours.hairline, width: 1 } },
  axisLabel: axisText,
} as const;

/** An axis with names: no ticks, a thin line. */
export const nameAxis = {
  type: 'category',
  axisLine: { lineStyle: { color: colours.hairline, width: 1 } },
  axisTick: { show: false },
  axisLabel: { ...axisText, color: colours.ink },
} as const;

/** Nothing moves and nothing reacts: an SVG on paper is the same as one on a screen. */
export const still = { animation: false, textStyle, backgroundColor: 'transparent' } as const;

/** A label on the paper's colour, so that lines behind it do not cross its letters. */
export const halo = { textBorderColor: colours.paper, textBorderWidth: 3 } as const;
