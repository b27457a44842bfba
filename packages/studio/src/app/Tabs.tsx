import { createLink, type LinkComponent } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';
import classes from './Tabs.module.css';

export interface TabsProps {
  /** Of what these are the parts. */
  readonly label: string;
  /** Each a `Tab`. */
  readonly children: ReactNode;
}

/** The parts of a screen, above each of them. */
export function Tabs({ label, children }: TabsProps) {
  return (
    <nav className={classes.tabs} aria-label={label}>
      <ul>{children}</ul>
    </nav>
  );
}

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly ref?: Ref<HTMLAnchorElement>;
}

function TabAnchor(props: AnchorProps) {
  return (
    <li>
      <a {...props} />
    </li>
  );
}

/** A link to a part; `data-within` marks it where a screen that has no tab of its own belongs to that part. */
export const Tab: LinkComponent<typeof TabAnchor> = createLink(TabAnchor);
