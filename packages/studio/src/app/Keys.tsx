import { Kbd } from '@mantine/core';
import { Fragment } from 'react';
import { strings } from '../strings/index.ts';
import classes from './Keys.module.css';
import { isMac } from './keyboard.ts';
import { keysOf } from './shortcut.ts';

/** A shortcut as keys. */
export function Keys({ shortcut }: { shortcut: string }) {
  return (
    <span className={classes.keys}>
      {keysOf(shortcut, isMac).map((press, index) => (
        <Fragment key={press.join('+')}>
          {index > 0 && <span className={classes.then}>{strings.frame.nextKey}</span>}
          {press.map((key) => (
            <Kbd key={key} size="xs">
              {key}
            </Kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
