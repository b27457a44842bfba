import { isUnknown } from '../../published/published.ts';
import type { Lifetime, Model } from './lifetime-parts.ts';

const all = ['bgnbd', 'mbgnbd', 'paretonbd', 'mbgcnbdk', 'bgbb'] as const satisfies readonly Model[];

/** The selected model, then the others that could be fitted; not one that is another of them once more. */
export function modelsDrawn({ models, selected }: Lifetime): readonly Model[] {
  const { mbgcnbdk } = models;
  const isTwice = !isUnknown(mbgcnbdk) && mbgcnbdk.k === 1;
  return all
    .filter((model) => models[model] !== undefined && !isUnknown(models[model]))
    .filter((model) => model === selected || model !== 'mbgcnbdk' || !isTwice)
    .toSorted((a, b) => Number(b === selected) - Number(a === selected));
}
