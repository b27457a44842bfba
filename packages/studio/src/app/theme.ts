import { colourVariables, dark, fontFamily, light } from '@attune/charts';
import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/**
 * Ten shades as Mantine wants them; two are ours: 6 is used on paper, 3 in the dark. The others only tint grounds
 * and hovers.
 */
const accent: MantineColorsTuple = [
  '#eaf2fc',
  '#d3e3f7',
  '#a9c9f2',
  dark.accent,
  '#4f8fde',
  '#2f74c9',
  light.accent,
  '#164f96',
  '#103e78',
  '#0b2d58',
];
const loss: MantineColorsTuple = [
  '#fcefea',
  '#f8ddd2',
  '#f3b89f',
  dark.loss,
  '#d96b3f',
  '#c95527',
  light.loss,
  '#9a3816',
  '#7a2c11',
  '#5a200c',
];
const grey: MantineColorsTuple = [
  '#f6f7f8',
  '#eef0f2',
  '#e6e8eb',
  light.hairline,
  // The edge of what can be filled in or pressed has to be seen (3:1); a hairline would not.
  light.context,
  '#747b85',
  light.muted,
  '#444a53',
  '#2f343b',
  light.ink,
];
const night: MantineColorsTuple = [
  dark.ink,
  '#cdd2d8',
  dark.muted,
  dark.context,
  dark.hairline,
  '#2a2f36',
  '#1c2026',
  dark.paper,
  '#101316',
  '#0b0d10',
];

/** Where menus, choices and tips are put; the frame has it. */
const floatingPlace = '#floating';

export const theme = createTheme({
  fontFamily,
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  colors: { accent, loss, gray: grey, dark: night },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 3 },
  variantColorResolver: (input) => {
    const colours = defaultVariantColorsResolver(input);
    // White on the light accent of the dark page could not be read.
    if (input.variant === 'filled') return { ...colours, color: 'var(--on-filled)' };
    // Mantine's own ground under the pointer leaves too little contrast (3.7:1) for words in the colour of a loss.
    if (input.variant === 'subtle')
      return { ...colours, hover: `color-mix(in srgb, ${colours.color} 8%, transparent)` };
    return colours;
  },
  black: light.ink,
  white: light.paper,
  defaultRadius: 4,
  fontSizes: { xs: '12px', sm: '14px', md: '16px', lg: '20px', xl: '28px' },
  lineHeights: { xs: '1.4', sm: '1.5', md: '1.5', lg: '1.4', xl: '1.2' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  headings: {
    fontWeight: '600',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '28px', lineHeight: '1.2' },
      h2: { fontSize: '20px', lineHeight: '1.4' },
      h3: { fontSize: '16px', lineHeight: '1.5' },
      h4: { fontSize: '14px', lineHeight: '1.5' },
      h5: { fontSize: '14px', lineHeight: '1.5' },
      h6: { fontSize: '12px', lineHeight: '1.4' },
    },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Checkbox: { defaultProps: { iconColor: 'var(--on-filled)' } },
    Radio: { defaultProps: { iconColor: 'var(--on-filled)' } },
    Modal: {
      defaultProps: {
        transitionProps: { duration: 120 },
        centered: true,
        // The head of a dialog is not the head of the page.
        styles: { title: { fontWeight: 600 } },
        attributes: { header: { role: 'presentation' } },
      },
    },
    // A menu may hold nothing but its items, not even the place that Mantine gives the focus at first.
    Menu: {
      defaultProps: { transitionProps: { duration: 80 }, shadow: 'md', withInitialFocusPlaceholder: false },
    },
    // What floats is put at the end of the content, not beside it, so that it is within a landmark.
    Popover: { defaultProps: { portalProps: { target: floatingPlace } } },
    Tooltip: {
      defaultProps: {
        portalProps: { target: floatingPlace },
        events: { hover: true, focus: true, touch: true },
        openDelay: 300,
      },
    },
  },
});

/** The variables of the charts, and those of Mantine that its shades do not reach. */
export const colourVariablesOfPage: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...declared(colourVariables(light)),
    '--on-filled': light.paper,
    '--mantine-color-accent-light-color': light.accent,
    '--mantine-color-loss-light-color': light.loss,
    '--mantine-color-text': light.ink,
    '--mantine-color-body': light.paper,
    '--mantine-color-dimmed': light.muted,
    '--mantine-color-default-border': light.hairline,
    '--mantine-color-error': light.loss,
    '--mantine-color-placeholder': light.muted,
  },
  dark: {
    ...declared(colourVariables(dark)),
    '--on-filled': dark.paper,
    '--mantine-color-accent-light-color': dark.accent,
    '--mantine-color-loss-light-color': dark.loss,
    '--mantine-color-text': dark.ink,
    '--mantine-color-body': dark.paper,
    '--mantine-color-dimmed': dark.muted,
    '--mantine-color-default-border': dark.hairline,
    '--mantine-color-error': dark.loss,
    '--mantine-color-placeholder': dark.muted,
  },
});

/** `--a: 1; --b: 2;` as a record. */
function declared(css: string): Record<string, string> {
  return Object.fromEntries(
    [...css.matchAll(/(--[\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]),
  );
}
