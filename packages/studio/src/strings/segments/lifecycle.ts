export const lifecycle = {
  title: 'Lifecycle',
} as const;
