import { Button, Group, Modal } from '@mantine/core';
import { strings } from '../../../strings/index.ts';

export interface ConfirmRemovalProps {
  readonly title: string;
  readonly text: string;
  readonly remove: string;
  readonly isBusy: boolean;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** Asks before something is removed that the browser could not bring back. */
export function ConfirmRemoval({ title, text, remove, isBusy, onRemove, onClose }: ConfirmRemovalProps) {
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': strings.states.close }}>
      <p style={{ marginTop: 0 }}>{text}</p>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose} data-autofocus>
          {strings.data.files.keep}
        </Button>
        <Button color="loss" loading={isBusy} onClick={onRemove}>
          {remove}
        </Button>
      </Group>
    </Modal>
  );
}
