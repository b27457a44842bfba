import type { Playbook } from '../../playbook/index.ts';
import { type DuckDbWarehouse, deleteRows, type Warehouse } from '../../warehouse/index.ts';
import { countConflicts, identityConflicts, questions } from './conflicts.sql.ts';
import { consentsOfPersons, sharedWithdrawals } from './consents.sql.ts';
import type { Evidence, IdentityDecision } from './evidence.ts';
import { findPlaceholders } from './find-placeholders.ts';
import { type GroupLevel, groupOfPersons, membersOf } from './groups.sql.ts';
import { groupIdentities, personIdentities } from './identities.sql.ts';
import type { ConflictKind, IdentityReport } from './identity-report.ts';
import { identityEdges, identityNodes, unknownRules } from './key-graph.sql.ts';
import { apartNodes, readGraph, writeResolved } from './read-graph.ts';
import { mergesByRule, rowCount, standing, unassigned } from './report.sql.ts';
import { resolveGraph } from './resolve-graph.ts';
import {
  contradictions,
  customerAttributes,
  customerCounts,
  identitySeen,
  mergedCustomers,
  moveRows,
  type TableOfCustomers,
  tablesOfCustomers,
  tablesToRewrite,
  withCustomers,
} from './rewrite.sql.ts';
import { suggestMatches } from './suggest-matches.ts';

export interface IdentityOptions {
  readonly playbook: Playbook['identity'];
  /** What people decided, in any order. */
  readonly decisions: readonly IdentityDecision[];
  /** The same warehouse, if it is the embedded one: tables in which little changes are not written anew there. */
  readonly embedded?: DuckDbWarehouse;
  /** Which of the tables that this works on there are. */
  readonly tables: ReadonlySet<string>;
}

const workTables = [
  'identity_decisions',
  'identity_nodes',
  'identity_edges',
  'identity_placeholders',
  'identity_tree',
  'identity_refused',
  'identity_persons',
  'identity_questions',
  'identity_seen',
  'identity_moved',
  'identity_withdrawals',
];

/** Of its rows a larger share than this, and a table is written anew. */
const mostMoved = 0.3;

/**
 * Makes customers of identifiers: decides which identifiers are one customer, writes that as `identities` and what a
 * person has to decide as `identity_conflicts`, and puts the customers' names in the place of identifiers in the
 * canonical tables. `contacts` and `identity_links` stay as the files had them, so that a merge can be looked into. Where
 * customers are households or accounts, `consents` names the person, and `identity_groups` says where each belongs.
 *
 * Identifiers that no link, decision, household or account names cost nothing. Where there are none that one names, no
 * table is read or written, and the answer is undefined.
 */
export async function resolveIdentities(
  warehouse: Warehouse,
  { playbook, decisions, tables, embedded }: IdentityOptions,
): Promise<IdentityReport | undefined> {
  const { dialect } = warehouse;
  const { level } = playbook;
  const links = tables.has('identity_links');
  const customerTables = tablesOfCustomers.filter((table) => tables.has(table));
  const hasGroups = level !== 'person' && tables.has('customers');
  const hasSuggestions = playbook.suggestions && tables.has('contacts');
  if (!links && decisions.length === 0 && !hasGroups && !hasSuggestions) return undefined;

  await warehouse.drop('identity_groups');
  if (links) await requireKnownRules(warehouse);
  const ofMembers = hasGroups ? await partingMembers(warehouse, decisions, level) : decisions;
  const { followed, unknown } = await sortDecisions(warehouse, ofMembers, links, customerTables);
  try {
    await warehouse.createFrom(
      'identity_decisions',
      { key: 'text', other: 'text', decision: 'text' },
      followed.map(({ decision, keys }) => ({ key: keys[0], other: keys[1], decision })),
    );
    await findPlaceholders(warehouse, { ...playbook, contacts: tables.has('contacts') });
    await warehouse.create('identity_nodes', identityNodes(dialect, links));
    await warehouse.create('identity_edges', identityEdges(dialect, links));
    const graph = await readGraph(warehouse, await apartNodes(warehouse, followed), playbook.mostLinks);
    await writeResolved(warehouse, resolveGraph(graph));

    const persons = hasGroups ? 'identity_persons' : 'identities';
    await warehouse.create(persons, personIdentities());
    if (hasGroups) {
      await warehouse.create('identity_groups', groupOfPersons(level));
      await warehouse.create('identities', groupIdentities(level, dialect));
    }
    await warehouse.create('identity_questions', questions(hasGroups ? level : undefined, dialect));
    await warehouse.create('identity_conflicts', identityConflicts(dialect));

    await warehouse.create('identity_seen', identitySeen(customerTables));
    const placeholders = [...graph.placeholders].length;
    const suggestions = hasSuggestions ? await suggestMatches(warehouse) : undefined;
    const report = await describe(warehouse, level, placeholders, unknown, tables.has('customers'));
    const hasPersonalConsents = tables.has('consents') && (await writeConsents(warehouse, persons));
    await rewrite(warehouse, embedded, hasPersonalConsents);
    return { ...report, suggestions };
  } finally {
    for (const table of workTables) await warehouse.drop(table);
  }
}

async function requireKnownRules(warehouse: Warehouse): Promise<void> {
  const rules = await warehouse.rows(unknownRules(), { rule: 'text' });
  if (rules.length > 0)
    throw new RangeError(`No reader may link by ${rules.map(({ rule }) => rule).join(', ')}.`);
}

/** Who is parted from a household or account is parted from each of its members: no file knows the group by its name. */
async function partingMembers(
  warehouse: Warehouse,
  decisions: readonly IdentityDecision[],
  level: GroupLevel,
): Promise<readonly IdentityDecision[]> {
  const groups = decisions
    .filter(({ decision }) => decision === 'apart')
    .flatMap(({ keys }) => keys.filter((key) => key.startsWith(`${level}:`)));
  if (groups.length === 0) return decisions;
  const rows = await warehouse.rows(membersOf([...new Set(groups)], level), { grouped: 'text', key: 'text' });
  const members = Map.groupBy(rows, ({ grouped }) => grouped);
  const ends = (key: string) => members.get(key)?.map((member) => member.key) ?? [key];
  return decisions.flatMap((one) => {
    const [left, right] = one.keys;
    if (one.decision !== 'apart' || !(members.has(left) || members.has(right))) return [one];
    return ends(left)
      .flatMap((a) => ends(right).map((b): IdentityDecision => ({ ...one, keys: [a, b] })))
      .filter(({ keys: [a, b] }) => a !== b);
  });
}

/** Decisions whose two identifiers both stand in some file, and the others. */
async function sortDecisions(
  warehouse: Warehouse,
  decisions: readonly IdentityDecision[],
  links: boolean,
  tables: readonly TableOfCustomers[],
): Promise<{ followed: IdentityDecision[]; unknown: IdentityDecision[] }> {
  if (decisions.length === 0) return { followed: [], unknown: [] };
  const open = new Set(decisions.flatMap(({ keys }) => keys));
  const places = [
    ...(links
      ? (['key', 'other'] as const).map((column) => standing('identity_links', column, [...open]))
      : []),
    ...tables.map((table) => standing(table, 'customer_id', [...open])),
  ];
  const known = new Set<string>();
  for (const place of places) {
    if (known.size === open.size) break;
    for (const row of await warehouse.rows(place, { key: 'text' })) known.add(row.key);
  }
  const isFollowed = ({ keys: [one, other] }: IdentityDecision) =>
    one !== other && known.has(one) && known.has(other);
  return {
    followed: decisions.filter(isFollowed),
    unknown: decisions.filter((decision) => !isFollowed(decision)),
  };
}

/** Puts persons in the place of identifiers in `consents`, where that is more than to rewrite it as other tables are. */
async function writeConsents(
  warehouse: Warehouse,
  persons: 'identities' | 'identity_persons',
): Promise<boolean> {
  await warehouse.create('identity_withdrawals', sharedWithdrawals(persons, warehouse.dialect));
  const [shared] = await warehouse.rows(rowCount('identity_withdrawals'), { n: 'count' });
  if (shared!.n === 0 && persons === 'identities') return false;
  await warehouse.create('consents', consentsOfPersons(persons));
  return true;
}

async function rewrite(
  warehouse: Warehouse,
  embedded: DuckDbWarehouse | undefined,
  hasPersonalConsents: boolean,
): Promise<void> {
  const places = await warehouse.rows(tablesToRewrite(), { place: 'text', changed: 'count' });
  for (const { place, changed } of places) {
    const table = place as TableOfCustomers;
    if (table === 'consents' && hasPersonalConsents) continue;
    const [all] = await warehouse.rows(rowCount(table), { n: 'count' });
    if (table === 'customers') await warehouse.create(table, mergedCustomers(warehouse.dialect));
    else if (embedded && changed <= mostMoved * all!.n) await move(embedded, table);
    else await warehouse.create(table, withCustomers(table));
  }
}

async function move(embedded: DuckDbWarehouse, table: TableOfCustomers): Promise<void> {
  const { take, taken, add } = moveRows(table);
  await embedded.create('identity_moved', take);
  await deleteRows(embedded, table, taken);
  await embedded.run(add);
}

async function describe(
  warehouse: Warehouse,
  level: IdentityReport['level'],
  placeholders: number,
  unknownDecisions: readonly IdentityDecision[],
  hasCustomers: boolean,
): Promise<Omit<IdentityReport, 'suggestions'>> {
  const { dialect } = warehouse;
  const merged = await warehouse.rows(mergesByRule(), { rule: 'text', identifiers: 'count' });
  const conflicts = await warehouse.rows(countConflicts(), {
    kind: 'text',
    rule: 'text',
    questions: 'count',
    answered: 'count',
  });
  const [all] = await warehouse.rows(rowCount('identities'), { n: 'count' });
  const [customers] = await warehouse.rows(customerCounts(), { before: 'count', after: 'count' });
  const [left] = await warehouse.rows(unassigned(dialect), { customers: 'count', order_lines: 'count' });
  const shape = Object.fromEntries(customerAttributes.map((name) => [name, 'count?' as const]));
  const [columns] = hasCustomers ? await warehouse.rows(contradictions(dialect), shape) : [];
  type Rule = Evidence | 'household' | 'account';
  return {
    level,
    identifiers: all!.n,
    merged: merged.map(({ rule, identifiers }) => ({ rule: rule as Rule, identifiers })),
    customersBefore: customers!.before,
    customersAfter: customers!.after,
    conflicts: conflicts.map(({ kind, rule, questions, answered }) => ({
      kind: kind as ConflictKind,
      rule: rule as Rule,
      open: questions - answered,
      answered,
    })),
    placeholders,
    unassigned: { customers: left!.customers, orderLines: left!.order_lines },
    contradictions: customerAttributes
      .map((column) => ({ column, customers: columns?.[column] ?? 0 }))
      .filter(({ customers }) => customers > 0),
    unknownDecisions,
  };
}
