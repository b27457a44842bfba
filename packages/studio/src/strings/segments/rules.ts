export const rules = {
  title: 'Saved segments',
} as const;
