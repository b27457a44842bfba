export const value = {
  title: 'Value',
} as const;
