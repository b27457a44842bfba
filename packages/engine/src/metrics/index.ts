export { type Metric, metricCatalogue, metricNamed } from './catalogue.ts';
