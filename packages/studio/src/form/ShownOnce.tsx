import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useFocusKept } from '../app/useFocusKept.ts';
import { strings } from '../strings/index.ts';
import classes from './form.module.css';

export interface ShownOnceProps {
  readonly title: string;
  /** What to do with it, and that it is not shown again. */
  readonly text: string;
  readonly value: string;
  readonly onClose: () => void;
}

/** Something secret that is shown this one time, to be copied. */
export function ShownOnce({ title, text, value, onClose }: ShownOnceProps) {
  const { copy, copied } = useClipboard({ timeout: 3000 });
  const words = strings.states;
  useFocusKept();
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      // A click beside it would lose it.
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': words.close }}
    >
      <p className={classes.text}>{text}</p>
      <Group gap="sm" align="end" wrap="nowrap">
        <TextInput
          flex={1}
          readOnly
          label={title}
          value={value}
          onFocus={(event) => event.currentTarget.select()}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        />
        <Button variant="default" onClick={() => copy(value)} data-autofocus>
          {copied ? words.copied : words.copy}
        </Button>
      </Group>
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose}>{words.done}</Button>
      </Group>
    </Modal>
  );
}
