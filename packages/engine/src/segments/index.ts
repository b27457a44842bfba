export {
  buildLifecycle,
  type LifecycleReport,
  type LifecycleState,
  lifecycleStateNames,
} from './lifecycle/lifecycle.ts';
export { lifecycleRules } from './lifecycle/rules.ts';
export { customersWithSegments, membership } from './membership.sql.ts';
export { bridgeKinds, buildValue, type ValueReport } from './value/value.ts';
