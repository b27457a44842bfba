import { number } from '@attune/charts';
import type { ReactNode } from 'react';
import { LinkButton } from '../../../app/LinkButton.tsx';
import { Screen } from '../../../app/Screen.tsx';
import { useMay } from '../../../app/session.ts';
import { PublishedScreen } from '../../../published/PublishedScreen.tsx';
import { isUnknown, type Published, type Summary } from '../../../published/published.ts';
import { EmptyState } from '../../../states/EmptyState.tsx';
import { strings } from '../../../strings/index.ts';
import type { Column } from '../../../table/column.ts';
import { DataTable } from '../../../table/DataTable.tsx';
import { CustomersNavigation } from './CustomersNavigation.tsx';
import classes from './identity.module.css';

const words = strings.identity;

export type Identity = Exclude<Summary['identity'], { value: null }>;

/**
 * A screen about who is who, for who may see customers and where the files said anything of it. Others read how many
 * identifiers were joined, and where nothing was, what a file needs to hold.
 */
export function IdentityScreen({ children }: { children: (identity: Identity) => ReactNode }) {
  const seesCustomers = useMay()('customers');
  const empty = (
    <EmptyState
      title={strings.customers.noRun}
      action={<LinkButton to="/data">{strings.customers.noRunAction}</LinkButton>}
    >
      {strings.customers.noRunText}
    </EmptyState>
  );
  return (
    <PublishedScreen
      title={words.title}
      busy={words.busy}
      navigation={seesCustomers && <CustomersNavigation />}
      empty={empty}
    >
      {(published) => {
        const { identity } = published.summary;
        if (isUnknown(identity)) return <NothingJoined reads={seesCustomers} />;
        return seesCustomers ? children(identity) : <Counts identity={identity} published={published} />;
      }}
    </PublishedScreen>
  );
}

function NothingJoined({ reads }: { reads: boolean }) {
  return (
    <Screen title={words.title} heading={words.title}>
      {reads && <CustomersNavigation />}
      <EmptyState title={words.none} action={<LinkButton to="/data">{words.noneAction}</LinkButton>}>
        {words.noneText}
      </EmptyState>
    </Screen>
  );
}

function Counts({ identity, published }: { identity: Identity; published: Published }) {
  const said = published.words.identity;
  return (
    <Screen
      title={words.title}
      heading={said?.heading ?? words.title}
      lead={said?.withheld ? undefined : said?.lead[0]}
    >
      <p className={classes.note}>{words.viewerText}</p>
      <DataTable
        name={words.merge.table}
        columns={countColumns}
        rows={identity.merged}
        rowId={({ rule }) => rule}
      />
    </Screen>
  );
}

const countColumns: readonly Column<Identity['merged'][number]>[] = [
  { id: 'rule', label: words.merge.because, value: ({ rule }) => words.rules[rule] },
  {
    id: 'identifiers',
    label: words.merge.identifiers,
    kind: 'number',
    value: ({ identifiers }) => identifiers,
    cell: ({ identifiers }) => (identifiers === null ? words.fewerThan10 : number(identifiers)),
  },
];

/** How many were joined, and how many questions are open by now. */
export function identityHeading({ merged }: Identity, open: number): string {
  const joined = merged.reduce((sum, { identifiers }) => sum + (identifiers ?? 0), 0);
  return words.heading(number(joined), joined === 1, open, number(open));
}
