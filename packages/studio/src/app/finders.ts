import { day } from '@attune/charts';
import { customersQuery } from '../api/customers.ts';
import { segmentsQuery } from '../api/segments.ts';
import { strings } from '../strings/index.ts';
import type { Finder } from './finder.ts';
import { matches } from './matches.ts';

const words = strings.frame.palette;
const most = 6;

const runFinder: Finder = {
  id: 'runs',
  name: words.runs,
  from: 1,
  find: async (query, { run: { runs }, navigate }) =>
    runs
      .map((run) => ({ ...run, label: strings.frame.runOf(day(run.asOf)) }))
      .filter(({ id, asOf, label, finding }) => matches(query, [label, id, asOf, finding ?? '']))
      .slice(0, most)
      .map(({ id, label, finding }) => ({
        id,
        name: label,
        hint: finding,
        open: () => void navigate({ to: '.', search: (search) => ({ ...search, run: id }) }),
      })),
};

const segmentFinder: Finder = {
  id: 'segments',
  name: words.segments,
  from: 1,
  find: async (query, { navigate }, queries) => {
    const { segments } = await queries.ensureQueryData(segmentsQuery);
    return segments
      .filter(({ name, label }) => matches(query, [label, name]))
      .slice(0, most)
      .map(({ name, label, inWords }) => ({
        id: name,
        name: label,
        hint: inWords,
        open: () => void navigate({ to: '/segments/rules/$name', params: { name } }),
      }));
  },
};

const customerFinder: Finder = {
  id: 'customers',
  name: words.customers,
  permission: 'customers',
  from: 2,
  find: async (query, { run: { run, runs }, navigate }, queries) => {
    if (runs.length === 0) return [];
    const found = await queries.ensureQueryData(customersQuery(run, { search: query, limit: most }));
    return found.rows.map((row) => {
      const customer = String(row.customer_id);
      return {
        id: customer,
        name: customer,
        open: () => void navigate({ to: '/customers/$id', params: { id: customer } }),
      };
    });
  },
};

/** What the palette finds besides commands. */
export const finders: readonly Finder[] = [runFinder, segmentFinder, customerFinder];
