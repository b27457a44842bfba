import { useNavigate, useRouter } from '@tanstack/react-router';
import classes from '../customers.module.css';
import type { ListSearch } from '../list-search.ts';
import { usePrefetchCustomer } from '../use-prefetch-customer.ts';

export interface CustomerLinkProps {
  readonly id: string;
  /** How many customers stand before this one in the list. */
  readonly at: number;
  readonly search: ListSearch;
}

/**
 * Opens a customer. Not the router's own link: that one follows every change of the address, which for a whole page of
 * them takes longer than the rest of the table.
 */
export function CustomerLink({ id, at, search }: CustomerLinkProps) {
  const navigate = useNavigate();
  const { stringifySearch } = useRouter().options;
  const prefetch = usePrefetchCustomer();
  return (
    <a
      className={classes.id}
      href={`/customers/${encodeURIComponent(id)}${stringifySearch({ ...search, at })}`}
      onPointerEnter={() => prefetch(id)}
      onFocus={() => prefetch(id)}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        void navigate({ to: '/customers/$id', params: { id }, search: { ...search, at } });
      }}
    >
      {id}
    </a>
  );
}
