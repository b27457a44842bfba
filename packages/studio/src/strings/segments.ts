export const segments = {
  title: 'Segments',
} as const;
