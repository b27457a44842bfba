import { day, number } from '@attune/charts';
import type { IdentityQuestion } from '@attune/client';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { LinkButton } from '../../../app/LinkButton.tsx';
import { useMay } from '../../../app/session.ts';
import { moment } from '../../../app/time.ts';
import { strings } from '../../../strings/index.ts';
import { useDeciding } from './deciding.ts';
import { identifierText } from './identifier-text.ts';
import classes from './identity.module.css';

const words = strings.identity.question;

export interface QuestionProps {
  readonly question: IdentityQuestion;
  readonly onAnswered: () => void;
}

/** One question: whom it is about, with what helps to tell, and the answers. */
export function Question({ question, onAnswered }: QuestionProps) {
  const { sentence, customers, total, later, kind } = question;
  const heading = useId();
  return (
    <article aria-labelledby={heading}>
      <h2 id={heading} tabIndex={-1}>
        {sentence}
      </h2>
      {kind !== 'two households' && kind !== 'two accounts' && (
        <ul className={classes.people} aria-label={words.customers}>
          {customers.map((one) => (
            <li key={one.customer.key}>
              <Link to="/customers/$id" params={{ id: one.customer.key }}>
                {identifierText(one.customer)}
              </Link>
              <span className="muted">{knownText(one)}</span>
            </li>
          ))}
          {total > customers.length && (
            <li className="muted">{words.more(number(total - customers.length))}</li>
          )}
        </ul>
      )}
      {later && <p className="muted">{words.leftOpen(later.decidedBy, moment(later.decidedAt))}</p>}
      <Answers question={question} onAnswered={onAnswered} />
    </article>
  );
}

function Answers({ question: { answer, pairs, total, sentence }, onAnswered }: QuestionProps) {
  const may = useMay();
  const deciding = useDeciding();
  if (answer !== 'people')
    return (
      <>
        <p className={classes.note}>{answer === 'playbook' ? words.playbook : words.listText}</p>
        {answer === 'playbook' ? (
          <LinkButton variant="default" to="/settings/$section" params={{ section: 'playbook' }}>
            {words.toPlaybook}
          </LinkButton>
        ) : (
          <LinkButton variant="default" to="/data">
            {words.toList}
          </LinkButton>
        )}
      </>
    );
  if (!may('data')) return null;
  const answers = [
    { decision: 'together', label: words.one, said: words.saidOne },
    { decision: 'apart', label: total === 2 ? words.two : words.several, said: words.saidTwo },
    { decision: 'open', label: words.later, said: words.saidLater },
  ] as const;
  return (
    <div className={classes.answers}>
      {answers.map(({ decision, label, said }) => (
        <Button
          key={decision}
          variant={decision === 'open' ? 'subtle' : 'default'}
          aria-label={words.name(label, sentence)}
          disabled={deciding.isPending}
          onClick={() =>
            deciding.mutate({ pairs, decision, told: { said, label: words.edit }, onShown: onAnswered })
          }
        >
          {label}
        </Button>
      ))}
    </div>
  );
}

function knownText({ names, places, orders, lastPurchase }: IdentityQuestion['customers'][number]): string {
  const bought =
    orders === null
      ? words.nothingBought
      : words.orders(number(orders), orders === 1) +
        (lastPurchase === null ? '' : `, ${words.last(day(lastPurchase))}`);
  return [...names, ...places, bought].join(' · ');
}
