import { number } from '@attune/charts';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { customersQuery } from '../../../api/customers.ts';
import { LinkButton } from '../../../app/LinkButton.tsx';
import { useRun } from '../../../app/run.ts';
import { strings } from '../../../strings/index.ts';
import classes from '../customers.module.css';
import { pageSize, requestOf } from '../list-request.ts';
import { useListRule } from '../use-list-rule.ts';
import { usePrefetchCustomer } from '../use-prefetch-customer.ts';

const words = strings.customers.one;
const route = getRouteApi('/frame/customers/$id');

/** The way back to the list, and to the customers before and after in it. */
export function Neighbours({ id }: { id: string }) {
  const { at, orders: _, ...search } = route.useSearch();
  const { run } = useRun();
  const { rule } = useListRule(search);
  // The same pages that the list has fetched: mostly one, at its edges two.
  const places = at === undefined || rule === null ? [] : [at - 1, at, at + 1].filter((place) => place >= 0);
  const pages = [...new Set(places.map((place) => Math.floor(place / pageSize)))];
  const answers = useQueries({
    queries: pages.map((page) => customersQuery(run, requestOf(search, rule ?? undefined, page * pageSize))),
  });
  const idAt = (place: number) => {
    const row = answers[pages.indexOf(Math.floor(place / pageSize))]?.data?.rows[place % pageSize];
    return row && String(row.customer_id);
  };
  const total = answers.find(({ data }) => data)?.data?.total;
  // In another run somebody else may stand here: then there is no before and after.
  const isHere = at !== undefined && idAt(at) === id;
  const [before, after] = isHere ? [idAt(at - 1), idAt(at + 1)] : [];
  const prefetch = usePrefetchCustomer();
  useEffect(() => {
    for (const neighbour of [after, before]) if (neighbour !== undefined) prefetch(neighbour);
  }, [after, before, prefetch]);
  const from = at === undefined ? search.from : Math.floor(at / pageSize) * pageSize;
  const { from: _from, ...list } = search;
  const step = (to: string, place: number, icon: 'left' | 'right', label: string) => (
    <LinkButton
      variant="default"
      size="compact-md"
      fz="sm"
      to="/customers/$id"
      params={{ id: to }}
      search={{ ...search, at: place }}
      {...(icon === 'left'
        ? { leftSection: <IconArrowLeft size={16} aria-hidden /> }
        : { rightSection: <IconArrowRight size={16} aria-hidden /> })}
    >
      {label}
    </LinkButton>
  );
  return (
    <nav className={classes.neighbours} aria-label={words.neighbours}>
      <LinkButton
        variant="subtle"
        size="compact-md"
        fz="sm"
        to="/customers"
        search={from ? { ...list, from } : list}
        leftSection={<IconArrowLeft size={16} aria-hidden />}
      >
        {at === undefined ? words.all : words.back}
      </LinkButton>
      {isHere && total !== undefined && (
        <span className={classes.steps}>
          <span className="muted figures">{words.place(number(at + 1), number(total))}</span>
          {before !== undefined && step(before, at - 1, 'left', words.previous)}
          {after !== undefined && step(after, at + 1, 'right', words.next)}
        </span>
      )}
    </nav>
  );
}
