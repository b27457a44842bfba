export const undo = {
  undo: 'Undo',
  redo: 'Redo',
  undone: (label: string) => `Undone: ${label}.`,
  redone: (label: string) => `Done again: ${label}.`,
  nothingToUndo: 'There is nothing to undo.',
  nothingToRedo: 'There is nothing to redo.',
  conflict: 'This was changed by somebody else in the meantime.',
  conflictRemedy: 'Nothing was overwritten. Open it to see what it is now, then decide.',
} as const;
