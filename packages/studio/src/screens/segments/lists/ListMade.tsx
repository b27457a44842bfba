import { number } from '@attune/charts';
import { addressOf, type List } from '@attune/client';
import { Button, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { LinkButton } from '../../../app/LinkButton.tsx';
import { strings } from '../../../strings/index.ts';
import classes from './lists.module.css';

const words = strings.segments.lists;

export interface ListMadeProps {
  readonly list: List;
  readonly onAnother: () => void;
}

/** A list that has just been made: to be taken along. */
export function ListMade({ list, onAnother }: ListMadeProps) {
  const download = useRef<HTMLAnchorElement>(null);
  // The form that had the focus is gone.
  useEffect(() => download.current?.focus(), []);
  return (
    <>
      <p className={classes.sentence} role="status">
        {words.madeText(number(list.exported), list.exported === 1)}
      </p>
      <Group gap="sm">
        <Button
          component="a"
          ref={download}
          href={addressOf('downloadList', { params: { list: list.id } })}
          download
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {words.download}
        </Button>
        <LinkButton variant="default" to="/segments/lists">
          {words.toLists}
        </LinkButton>
        <Button variant="default" onClick={onAnother}>
          {words.another}
        </Button>
      </Group>
    </>
  );
}
