import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { announce } from '../../../app/announce.ts';
import { notice } from '../../../app/notices.tsx';
import { strings } from '../../../strings/index.ts';

const words = strings.customers.one;

/** Puts the id where it can be pasted from. */
export function CopyId({ id }: { id: string }) {
  const copy = () =>
    navigator.clipboard.writeText(id).then(
      () => {
        announce(words.copied);
        notice({ message: words.copied });
      },
      () => notice({ tone: 'problem', message: words.notCopied }),
    );
  return (
    <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={() => void copy()}>
      {words.copy}
    </Button>
  );
}
