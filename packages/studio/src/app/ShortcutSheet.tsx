import { Modal, Switch } from '@mantine/core';
import { strings } from '../strings/index.ts';
import { type CommandContext, isAllowed } from './command.ts';
import { commands } from './commands.ts';
import { Keys } from './Keys.tsx';
import { prefer, usePreferences } from './preferences.ts';
import classes from './ShortcutSheet.module.css';

const words = strings.frame;

/** All shortcuts that this person can use, from the commands themselves. */
export function ShortcutSheet({ context, onClose }: { context: CommandContext; onClose: () => void }) {
  const { singleKeys } = usePreferences();
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.help}
      closeButtonProps={{ 'aria-label': strings.states.close }}
    >
      <ul className={classes.list}>
        {commands
          .filter((command) => isAllowed(command, context.session))
          .map(({ id, name, shortcut }) =>
            shortcut === undefined ? null : (
              <li key={id}>
                <span>{name}</span>
                <Keys shortcut={shortcut} />
              </li>
            ),
          )}
      </ul>
      <Switch
        label={words.singleKeys}
        description={words.singleKeysWhy}
        checked={singleKeys}
        onChange={(event) => prefer({ singleKeys: event.currentTarget.checked })}
      />
    </Modal>
  );
}
