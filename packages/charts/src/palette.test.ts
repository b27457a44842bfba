import { describe, expect, it } from 'vitest';
import { categorical, colourVariables, dark, light, namedColours } from './palette.ts';

type Triple = readonly [number, number, number];

/** Machado, Oliveira and Fernandes 2009, table 1, severity 1.0: what a dichromat sees, in linear sRGB. */
const sights: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function linear(hex: string): Triple {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

const dot = (a: Triple, b: Triple) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const clamp = (value: number) => Math.min(1, Math.max(0, value));

/** Ottosson 2020, "A perceptual color space for image processing": the M1 and M2 of OKLab. */
function oklab(rgb: Triple): Triple {
  const cone = (weights: Triple) => Math.cbrt(dot(weights, rgb));
  const lms: Triple = [
    cone([0.4122214708, 0.5363325363, 0.0514459929]),
    cone([0.2119034982, 0.6806995451, 0.1073969566]),
    cone([0.0883024619, 0.2817188376, 0.6299787005]),
  ];
  return [
    dot([0.2104542553, 0.793617785, -0.0040720468], lms),
    dot([1.9779984951, -2.428592205, 0.4505937099], lms),
    dot([0.0259040371, 0.7827717662, -0.808675766], lms),
  ];
}

function seen(hex: string, sight: string): Triple {
  const rgb = linear(hex);
  const [r, g, b] = sights[sight]!;
  return oklab([clamp(dot(r, rgb)), clamp(dot(g, rgb)), clamp(dot(b, rgb))]);
}

const distance = (a: Triple, b: Triple) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
const luminance = (hex: string) => dot([0.2126, 0.7152, 0.0722], linear(hex));

/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

describe('the categorical colours', () => {
  it.each([
    ['normal', 0.12],
    ['protanopia', 0.085],
    ['deuteranopia', 0.085],
    ['tritanopia', 0.085],
  ])('stay apart under %s sight', (sight, least) => {
    const distances = categorical.flatMap((a, i) =>
      categorical.slice(i + 1).map((b) => distance(seen(a, sight), seen(b, sight))),
    );
    expect(distances).toHaveLength(28);
    expect(Math.min(...distances)).toBeGreaterThan(least);
  });

  it.each([light, dark])('can be seen on both backgrounds', ({ paper }) => {
    for (const colour of categorical) expect(contrast(colour, paper)).toBeGreaterThanOrEqual(3);
  });
});

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s palette', (_, palette) => {
  it('has text at 4.5:1 and marks at 3:1', () => {
    for (const text of [palette.ink, palette.muted, palette.accent, palette.gain, palette.loss])
      expect(contrast(text, palette.paper)).toBeGreaterThanOrEqual(4.5);
    for (const mark of [palette.context, ...palette.sequential, ...palette.diverging])
      expect(contrast(mark, palette.paper)).toBeGreaterThanOrEqual(3);
  });

  it('goes one way from little to much', () => {
    const steps = palette.sequential.map((colour) => contrast(colour, palette.paper));
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  });

  it('tells gain from loss under every sight', () => {
    for (const sight of Object.keys(sights))
      expect(distance(seen(palette.gain, sight), seen(palette.loss, sight))).toBeGreaterThan(0.12);
  });
});

it('gives every role a colour of its own, so that a colour can be turned into its variable', () => {
  const all = [...Object.values(namedColours(light)), ...categorical];
  expect(new Set(all).size).toBe(all.length);
  expect(Object.keys(namedColours(light))).toEqual(Object.keys(namedColours(dark)));
  expect(colourVariables(dark)).toContain('--chart-paper: #14171b;');
});
