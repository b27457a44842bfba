export { type DemoOptions, type DemoProgress, type DemoResult, generateDemo } from './generate.ts';
