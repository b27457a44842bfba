export const overlap = {
  title: 'Overlap',
} as const;
