import type { Replies } from '@attune/client';
import { IconCheck, IconX } from '@tabler/icons-react';
import { strings } from '../../../strings/index.ts';
import classes from '../customers.module.css';

const words = strings.customers.one.consents;

/** For what the customer may be written to, by their latest word. */
export function Consents({ consents }: { consents: Replies['getCustomer']['consents'] }) {
  return (
    <section className={classes.part} aria-labelledby="consents-heading">
      <h2 id="consents-heading">{words.heading}</h2>
      {consents.length === 0 ? (
        <p className={classes.note}>{words.none}</p>
      ) : (
        <dl className={classes.consents}>
          {consents.map(({ purpose, status }) => (
            <div key={purpose}>
              <dt>{purpose}</dt>
              <dd data-status={status}>
                {status === 'given' ? <IconCheck size={16} aria-hidden /> : <IconX size={16} aria-hidden />}
                {words[status]}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
