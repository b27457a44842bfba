/** What the literature calls the models of the summary; they are named in the appendix only. */
export const modelNames = {
  bgnbd: 'BG/NBD',
  mbgnbd: 'MBG/NBD',
  paretonbd: 'Pareto/NBD',
  mbgcnbdk: 'MBG/CNBD-k',
  bgbb: 'BG/BB',
  gammagamma: 'Gamma–Gamma',
  bgnbdcov: 'BG/NBD with facts of customers',
  paretonbdcov: 'Pareto/NBD with facts of customers',
} as const;

export type PurchaseModelName = Exclude<keyof typeof modelNames, 'gammagamma' | 'bgnbdcov' | 'paretonbdcov'>;

export const purchaseModels = [
  'bgnbd',
  'mbgnbd',
  'paretonbd',
  'mbgcnbdk',
  'bgbb',
] as const satisfies readonly PurchaseModelName[];

/** Whether words belong into the appendix. */
export const namesModel = (words: string) => Object.values(modelNames).some((name) => words.includes(name));
