import { type ReactNode, useEffect, useRef } from 'react';
import { isFocusLost, takeHeadingFocus } from './heading-focus.ts';
import classes from './Screen.module.css';
import { useSession } from './session.ts';

export interface ScreenProps {
  /** For the tab of the browser: short, the thing and not the finding. */
  readonly title: string;
  /** The finding, or the name of the screen where there is none. */
  readonly heading: ReactNode;
  /** One sentence of what it means. */
  readonly lead?: ReactNode;
  /** Buttons beside the heading. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A screen below the frame: its heading takes the focus after a navigation, and its title names the tab. */
export function Screen({ title, heading, lead, actions, children }: ScreenProps) {
  const { workspace } = useSession();
  const h1 = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = [title, workspace, 'Attune'].filter(Boolean).join(' · ');
  }, [title, workspace]);
  useEffect(() => {
    if (h1.current && takeHeadingFocus()) h1.current.focus({ preventScroll: true });
  }, []);
  // A step that follows on the same screen: its heading tells what became of what was pressed.
  const finding = typeof heading === 'string' ? heading : undefined;
  useEffect(() => {
    if (finding !== undefined && isFocusLost()) h1.current?.focus({ preventScroll: true });
  }, [finding]);
  return (
    <article className={classes.screen}>
      <header className={classes.header}>
        <div>
          <h1 className={classes.heading} ref={h1} tabIndex={-1}>
            {heading}
          </h1>
          {lead && <p className={classes.lead}>{lead}</p>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </article>
  );
}
