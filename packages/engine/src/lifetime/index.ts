export { buildLifetime, type LifetimeReport } from './lifetime.ts';
