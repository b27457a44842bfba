import { strings } from '../strings/index.ts';
import classes from './Frame.module.css';
import { useSession } from './session.ts';

export function Header() {
  const { workspace } = useSession();
  return (
    <header className={classes.header}>
      <strong>{strings.frame.product}</strong> {workspace}
    </header>
  );
}
