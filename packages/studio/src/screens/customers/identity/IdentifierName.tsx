import type { Identifier } from '@attune/client';
import { strings } from '../../../strings/index.ts';
import { identifierText } from './identifier-text.ts';
import classes from './identity.module.css';

const words = strings.identity;

/** An identifier, with what it is below it. */
export function IdentifierName({ identifier }: { identifier: Identifier }) {
  return (
    <div className={classes.name}>
      {identifierText(identifier)}
      {identifier.text !== null && <div className="muted">{words.kinds[identifier.kind]}</div>}
    </div>
  );
}
