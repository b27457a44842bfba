import { type ReactNode, useEffect } from 'react';
import { strings } from '../../strings/index.ts';
import classes from './sign-in.module.css';

export interface AuthPageProps {
  readonly title: string;
  readonly heading: string;
  readonly lead?: string | undefined;
  readonly children: ReactNode;
}

/** A page outside the frame: one column, one form. */
export function AuthPage({ title, heading, lead, children }: AuthPageProps) {
  useEffect(() => {
    document.title = `${title} · ${strings.signIn.product}`;
  }, [title]);
  return (
    <main className={classes.page}>
      <p className={classes.brand}>{strings.signIn.product}</p>
      <h1 className={classes.heading}>{heading}</h1>
      {lead && <p className={classes.lead}>{lead}</p>}
      {children}
    </main>
  );
}
