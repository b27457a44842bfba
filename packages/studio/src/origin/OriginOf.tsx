import { day, readable, number as written } from '@attune/charts';
import type { Replies } from '@attune/client';
import { Button } from '@mantine/core';
import { IconCopy, IconUsers } from '@tabler/icons-react';
import { announce } from '../app/announce.ts';
import { notice } from '../app/notices.tsx';
import { useMay } from '../app/session.ts';
import { strings } from '../strings/index.ts';
import { ScrollRegion } from '../table/ScrollRegion.tsx';
import classes from './origin.module.css';
import { RuleLink } from './RuleLink.tsx';
import { sqlWords } from './sql-words.ts';

type Origin = Replies['getNumber'];

/** All that is known of a number: what it is, from when and from what, the query, and the people behind it. */
export function OriginOf({ number, run }: { number: Origin; run: string }) {
  const { label, definition, unit, window, tables, asOf, people, sql } = number;
  const rows = [
    [strings.origin.definition, readable(definition)],
    [strings.origin.unit, unit],
    [strings.origin.window, readable(window)],
    [strings.origin.tables, tables.join(', ')],
    [strings.origin.standsAt, strings.origin.runAsOf(day(asOf), run)],
  ] as const;
  return (
    <div className={classes.origin}>
      <h3 className={classes.label}>{label}</h3>
      <dl className={classes.rows}>
        {rows.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {people && <People people={people} />}
      {sql !== null && <Query sql={sql} />}
    </div>
  );
}

function People({ people }: { people: NonNullable<Origin['people']> }) {
  const may = useMay();
  const { customers, inWords, rule } = people;
  return (
    <section className={classes.part}>
      <h4>{strings.origin.people}</h4>
      <p>{readable(inWords)}</p>
      {customers === null ? (
        <p className={classes.quiet}>{strings.origin.withheld}</p>
      ) : !may('customers') ? (
        <p className={classes.quiet}>{strings.origin.notAllowed}</p>
      ) : customers === 0 ? (
        <p className={classes.quiet}>{strings.origin.noCustomers}</p>
      ) : (
        <div className={classes.actions}>
          <RuleLink to="/customers" rule={rule} icon={<IconUsers size={16} aria-hidden />}>
            {strings.origin.seeCustomers(
              customers === 1 ? strings.origin.oneCustomer : strings.origin.customers(written(customers)),
            )}
          </RuleLink>
          {may('segments') && (
            <RuleLink to="/segments/rules/new" rule={rule}>
              {strings.origin.saveAsSegment}
            </RuleLink>
          )}
        </div>
      )}
    </section>
  );
}

function Query({ sql }: { sql: string }) {
  const copy = () =>
    navigator.clipboard.writeText(sql).then(
      () => announce(strings.origin.copied),
      () => notice({ tone: 'problem', message: strings.origin.notCopied }),
    );
  return (
    <section className={classes.part}>
      <div className={classes.head}>
        <h4>{strings.origin.sql}</h4>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconCopy size={16} aria-hidden />}
          onClick={copy}
        >
          {strings.origin.copy}
        </Button>
      </div>
      <p className={classes.quiet}>{strings.origin.sqlNote}</p>
      <ScrollRegion name={strings.origin.sql} className={classes.sql} maxHeight={360}>
        <pre>
          {sqlWords(sql).map(({ at, text, kind }) => (
            <span key={at} data-kind={kind}>
              {text}
            </span>
          ))}
        </pre>
      </ScrollRegion>
    </section>
  );
}
