export { type DemoOptions, type DemoProgress, type DemoResult, generateDemo } from './generate.ts';
export type { PotentialSetting } from './potential-setting.ts';
