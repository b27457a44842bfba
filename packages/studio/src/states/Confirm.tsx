import { Button, Group, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFocusKept } from '../app/useFocusKept.ts';
import { strings } from '../strings/index.ts';
import { Problem } from './Problem.tsx';
import classes from './states.module.css';

export interface ConfirmProps {
  /** The question: "Remove Ada?" */
  readonly title: string;
  /** What will happen, and whether it can be taken back. */
  readonly children: ReactNode;
  /** The deed, as on a button: "Remove". */
  readonly confirm: string;
  /** The way out: "Keep". */
  readonly keep: string;
  readonly onConfirm: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks before something that cannot be undone. */
export function Confirm({ title, children, confirm, keep, onConfirm, onClose }: ConfirmProps) {
  useFocusKept();
  const deed = useMutation({ mutationFn: onConfirm, onSuccess: onClose });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': strings.states.close }}>
      <p className={classes.question}>{children}</p>
      {deed.isError && <Problem compact error={deed.error} />}
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {keep}
        </Button>
        <Button color="loss" loading={deed.isPending} onClick={() => deed.mutate()}>
          {confirm}
        </Button>
      </Group>
    </Modal>
  );
}
