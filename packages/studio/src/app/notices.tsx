import { Refusal } from '@attune/client';
import { Button, Group } from '@mantine/core';
import { hideNotification, showNotification } from '@mantine/notifications';
import { strings } from '../strings/index.ts';

export interface Notice {
  readonly title?: string;
  readonly message: string;
  readonly tone?: 'done' | 'problem';
  /** One thing to do about it. */
  readonly action?: { readonly label: string; readonly perform: () => void };
  /** Stays until it is closed; for what must not be missed. */
  readonly stays?: boolean;
}

/** Tells something in the corner; whoever does not look hears it. Answers with a function that takes it away. */
export function notice({
  title,
  message,
  tone = 'done',
  action,
  stays = tone === 'problem',
}: Notice): () => void {
  const id = showNotification({
    title,
    message: (
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <span>{message}</span>
        {action && (
          <Button
            size="compact-sm"
            variant="default"
            flex="none"
            onClick={() => {
              hideNotification(id);
              action.perform();
            }}
          >
            {action.label}
          </Button>
        )}
      </Group>
    ),
    color: tone === 'problem' ? 'loss' : 'accent',
    autoClose: stays ? false : 8000,
    withBorder: true,
    closeButtonProps: { 'aria-label': strings.states.close },
  });
  return () => hideNotification(id);
}

/** Tells why something did not work, with what to do about it. */
export function noticeProblem(error: unknown): void {
  if (error instanceof Refusal) notice({ title: error.message, message: error.remedy, tone: 'problem' });
  else notice({ title: strings.states.bug, message: strings.states.bugRemedy, tone: 'problem' });
}
