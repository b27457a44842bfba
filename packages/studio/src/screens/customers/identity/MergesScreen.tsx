import { number } from '@attune/charts';
import { NativeSelect } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { mergesQuery, questionsQuery } from '../../../api/identity.ts';
import { LinkButton } from '../../../app/LinkButton.tsx';
import { useRun } from '../../../app/run.ts';
import { Screen } from '../../../app/Screen.tsx';
import { Busy } from '../../../states/Busy.tsx';
import { EmptyState } from '../../../states/EmptyState.tsx';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import { CustomersNavigation } from './CustomersNavigation.tsx';
import { type Identity, IdentityScreen, identityHeading } from './IdentityScreen.tsx';
import classes from './identity.module.css';
import { type MergeRule, mergeRules } from './identity-search.ts';
import { MergeTable } from './MergeTable.tsx';
import { Pager } from './Pager.tsx';

const words = strings.identity;
const route = getRouteApi('/frame/customers/identity/merges');
const atOnce = 25;

/** Which identifiers belong to which customer, and why. */
export function MergesScreen() {
  return <IdentityScreen>{(identity) => <Merges identity={identity} />}</IdentityScreen>;
}

function Merges({ identity }: { identity: Identity }) {
  const { from = 0, rule } = route.useSearch();
  const navigate = route.useNavigate();
  const { run } = useRun();
  const query = { offset: from, limit: atOnce, ...(rule !== undefined && { rule }) };
  const { data, error, refetch } = useQuery({
    ...mergesQuery(run, query),
    placeholderData: keepPreviousData,
  });
  const open = useQuery(questionsQuery(run, { limit: 1 })).data?.total;
  return (
    <Screen
      title={words.part.merges}
      heading={open === undefined ? words.part.merges : identityHeading(identity, open)}
      lead={words.merge.lead}
    >
      <CustomersNavigation />
      <NativeSelect
        className={classes.filter}
        label={words.merge.rule}
        value={rule ?? ''}
        onChange={({ currentTarget: { value } }) =>
          void navigate({
            search: { rule: mergeRules.find((one) => one === value) },
            replace: true,
            resetScroll: false,
          })
        }
      >
        <option value="">{words.merge.anyRule}</option>
        {rulesShown(identity, rule).map(([one, identifiers]) => (
          <option key={one} value={one}>
            {words.merge.ruleOption(words.rules[one], number(identifiers))}
          </option>
        ))}
      </NativeSelect>
      {error && <Problem error={error} retry={() => void refetch()} />}
      {!data && !error && <Busy what={words.busy} after={400} />}
      {data?.total === 0 && (
        <EmptyState
          title={words.merge.nothing}
          action={<LinkButton to="/customers/identity/merges">{words.merge.showAll}</LinkButton>}
        >
          {words.merge.nothingText}
        </EmptyState>
      )}
      {data && data.total > 0 && (
        <>
          <MergeTable name={words.merge.table} merges={data.merges} withCustomer />
          <Pager
            from={from}
            size={atOnce}
            total={data.total}
            onPage={(next) => void navigate({ search: (all) => ({ ...all, from: next || undefined }) })}
          />
        </>
      )}
    </Screen>
  );
}

/** The reasons that joined anything, and the one that the address asks for. */
function rulesShown({ merged }: Identity, chosen: MergeRule | undefined): [MergeRule, number][] {
  const counts = new Map(merged.map(({ rule, identifiers }) => [rule, identifiers ?? 0]));
  return mergeRules.flatMap((rule): [MergeRule, number][] =>
    counts.has(rule) || rule === chosen ? [[rule, counts.get(rule) ?? 0]] : [],
  );
}
