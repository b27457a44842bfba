/** What opens above every screen; fetched after the first screen. */
export { Palette } from './Palette.tsx';
export { ShortcutSheet } from './ShortcutSheet.tsx';
