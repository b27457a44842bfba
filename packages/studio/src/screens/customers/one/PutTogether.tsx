import { number } from '@attune/charts';
import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { putTogetherQuery, questionsQuery } from '../../../api/identity.ts';
import { LinkButton } from '../../../app/LinkButton.tsx';
import { Busy } from '../../../states/Busy.tsx';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import classes from '../customers.module.css';
import { identifierText } from '../identity/identifier-text.ts';
import { MergeTable } from '../identity/MergeTable.tsx';

const words = strings.identity.one;
const step = 20;
/** As many as the server gives at once. */
const most = 500;

/** From which identifiers the customer was put together, and why; and what is open about it. */
export function PutTogether({ run, id }: { run: string; id: string }) {
  const [shown, setShown] = useState(step);
  const { data, error, refetch } = useQuery({
    ...putTogetherQuery(run, id, Math.min(shown, most)),
    placeholderData: keepPreviousData,
  });
  const open = useQuery(questionsQuery(run, { limit: 1, customer: id })).data?.total ?? 0;
  if (error) return <Problem compact error={error} retry={() => void refetch()} />;
  if (!data) return <Busy what={strings.identity.busy} after={400} />;
  const { customer, total, merges } = data;
  return (
    <section className={classes.part} aria-labelledby="identity-heading">
      <h2 id="identity-heading">{total === 0 ? words.alone : words.heading(number(total + 1), false)}</h2>
      <p className={classes.note}>
        {total === 0 ? words.aloneText : words.names(identifierText(customer))}{' '}
        {open > 0 && (
          <LinkButton
            variant="subtle"
            size="compact-sm"
            to="/customers/identity/questions"
            search={{ customer: id }}
          >
            {words.questions(number(open), open === 1)}
          </LinkButton>
        )}
      </p>
      {total > 0 && <MergeTable name={words.table} merges={merges} withCustomer={false} />}
      {merges.length < Math.min(total, most) && (
        <div className={classes.more}>
          <span className="muted">{words.shown(number(merges.length), number(total))}</span>
          <Button variant="default" size="compact-md" fz="sm" onClick={() => setShown(shown + 4 * step)}>
            {words.more(number(Math.min(4 * step, total - merges.length)))}
          </Button>
        </div>
      )}
    </section>
  );
}
