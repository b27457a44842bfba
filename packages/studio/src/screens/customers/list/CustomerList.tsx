import { amountsIn, number, percent, readable } from '@attune/charts';
import type { Replies } from '@attune/client';
import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { customersQuery } from '../../../api/customers.ts';
import { ruleQuery } from '../../../api/segments.ts';
import { LinkButton } from '../../../app/LinkButton.tsx';
import { useRun } from '../../../app/run.ts';
import { Screen } from '../../../app/Screen.tsx';
import { useMay } from '../../../app/session.ts';
import { Busy } from '../../../states/Busy.tsx';
import { EmptyState } from '../../../states/EmptyState.tsx';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import classes from '../customers.module.css';
import { CustomersNavigation } from '../identity/CustomersNavigation.tsx';
import { requestOf, unfiltered } from '../list-request.ts';
import type { ListSearch } from '../list-search.ts';
import { useListRule } from '../use-list-rule.ts';
import { CustomerTable } from './CustomerTable.tsx';
import { Filters, RuleChip } from './Filters.tsx';
import { SearchField } from './SearchField.tsx';

const words = strings.customers.list;
const route = getRouteApi('/frame/customers');
type Checked = Replies['checkRule'];

/** The customers that the address asks for: how many, what they bring, and who. */
export function CustomerList() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const may = useMay();
  const { run, info } = useRun();
  const { q, rule: ownRule, from = 0 } = search;
  const { rule, isSegmentUnknown, error: segmentsError } = useListRule(search);
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...customersQuery(run, requestOf(search, rule ?? undefined, from)),
    enabled: rule !== null,
    placeholderData: keepPreviousData,
  });
  const { data: check, isPlaceholderData: isCheckOld } = useQuery({
    ...ruleQuery(run, rule ?? {}),
    enabled: rule !== null,
    placeholderData: keepPreviousData,
  });
  // Read by itself, so that the sentence does not repeat what the filters say.
  const read = useQuery({ ...ruleQuery(run, ownRule ?? {}), enabled: ownRule !== undefined }).data;

  const isFiltered = q !== undefined || rule !== undefined;
  const change = (changed: Partial<Record<keyof ListSearch, unknown>>, replace: boolean) =>
    void navigate({
      search: ({ from: _, ...all }) =>
        Object.fromEntries(Object.entries({ ...all, ...changed }).filter(([, value]) => value !== undefined)),
      replace,
      resetScroll: false,
    });
  const clear = () => void navigate({ search: (all) => unfiltered(all), resetScroll: false });
  const isBroken = check?.ok === false;
  const total = isBroken || rule === null ? undefined : data?.total;
  // What is said goes with what is shown: until the new answer is there, the old words stay with the old rows.
  const said = {
    heading: headingOf(total, check?.of, q, rule !== undefined),
    lead: q === undefined && !isBroken && rule !== null && check ? leadOf(check, info) : null,
  };
  const [shown, setShown] = useState(said);
  const [answered, setAnswered] = useState(search);
  if (!isPlaceholderData && answered !== search) setAnswered(search);
  const isOld = isPlaceholderData || isCheckOld;
  if (!isOld && (shown.heading !== said.heading || shown.lead !== said.lead)) setShown(said);
  const first = data?.rows[0];

  return (
    <Screen
      title={strings.customers.title}
      heading={shown.heading}
      lead={shown.lead}
      actions={
        q === undefined &&
        rule !== null &&
        !isBroken &&
        total !== 0 && (
          <>
            {may('lists') && (
              <LinkButton variant="default" to="/segments/list" search={{ rule: rule ?? {} }}>
                {words.makeList}
              </LinkButton>
            )}
            {may('segments') && rule !== undefined && (
              <LinkButton variant="default" to="/segments/rules/new" search={{ draft: rule }}>
                {words.save}
              </LinkButton>
            )}
          </>
        )
      }
    >
      <CustomersNavigation />
      <search className={classes.bar}>
        <SearchField
          value={q ?? ''}
          onSearch={(part) => change({ q: part === '' ? undefined : part }, true)}
          onEnter={() => {
            if (!first || isPlaceholderData) return;
            const id = String(first.customer_id);
            void navigate({ to: '/customers/$id', params: { id }, search: (all) => ({ ...all, at: from }) });
          }}
        />
        <Filters search={search} onChange={(changed) => change(changed, false)} />
        {isFiltered && total !== 0 && !isBroken && (
          <Button variant="subtle" size="compact-md" fz="sm" onClick={clear}>
            {words.clear}
          </Button>
        )}
      </search>
      {ownRule && read?.inWords && (
        <RuleChip inWords={readable(read.inWords)} onRemove={() => change({ rule: undefined }, false)} />
      )}
      {q !== undefined && (may('lists') || may('segments')) && total !== 0 && (
        <p className="muted">{words.noListOfSearch}</p>
      )}
      {segmentsError ? (
        <Problem error={segmentsError} />
      ) : isSegmentUnknown ? (
        <EmptyState title={words.unknownSegment} action={<Button onClick={clear}>{words.clear}</Button>}>
          {words.unknownSegmentText}
        </EmptyState>
      ) : isBroken ? (
        <BrokenRule problems={check.problems} onClear={clear} />
      ) : error ? (
        <Problem
          error={error}
          retry={() => void refetch()}
          action={isFiltered && <Button onClick={clear}>{words.clear}</Button>}
        />
      ) : !data || rule === null ? (
        <Busy what={strings.customers.busy} after={400} />
      ) : data.total === 0 ? (
        <EmptyState
          title={q === undefined ? words.emptyFilter : words.emptySearch(q)}
          action={<Button onClick={clear}>{words.clear}</Button>}
        >
          {q === undefined ? words.emptyFilterText : words.emptySearchText}
        </EmptyState>
      ) : (
        <CustomerTable run={run} info={info} search={answered} chosen={search.columns} found={data} />
      )}
    </Screen>
  );
}

function headingOf(
  total: number | undefined,
  everybody: number | undefined,
  q: string | undefined,
  isByRule: boolean,
): string {
  if (total === undefined) return strings.customers.title;
  if (total === 0) return words.nobody;
  const count = number(total);
  if (q !== undefined) return words.foundById(count, total === 1, q);
  if (!isByRule || !everybody) return words.everybody(count, total === 1);
  return words.found(count, total === 1, percent(total / everybody));
}

function leadOf(
  { revenue, revenueOf, customers, of }: Checked,
  info: { readonly currency: string | null; readonly measure: keyof typeof words.measure } | undefined,
): string | null {
  if (revenue === null || !info || customers === 0) return null;
  const amount = amountsIn(info.measure === 'outcome' ? null : info.currency).short(revenue);
  const measure = words.measure[info.measure];
  if (customers === of || revenueOf <= 0 || revenue < 0) return words.brought(amount, measure);
  return words.broughtShare(amount, measure, percent(revenue / revenueOf));
}

function BrokenRule({ problems, onClear }: { problems: Checked['problems']; onClear: () => void }) {
  return (
    <EmptyState title={words.brokenRule} action={<Button onClick={onClear}>{words.clear}</Button>}>
      <ul>
        {problems.map(({ path, message }) => (
          <li key={`${path} ${message}`}>{message}</li>
        ))}
      </ul>
    </EmptyState>
  );
}
