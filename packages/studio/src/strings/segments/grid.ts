export const grid = {
  title: 'Value and growth',
} as const;
