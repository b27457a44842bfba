import { Link } from '@tanstack/react-router';
import type { SectionWords } from '../../published/published.ts';
import { strings } from '../../strings/index.ts';
import classes from './audit.module.css';

/** The sections of the page, to jump to. */
export function Outline({ sections }: { sections: readonly SectionWords[] }) {
  return (
    <nav className={classes.outline} aria-label={strings.audit.outline}>
      <ul>
        {sections.map(({ id, name }) => (
          <li key={id}>
            <Link to="." hash={id} search={true} activeOptions={{ includeHash: true }}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
