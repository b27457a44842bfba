import { addressOf } from '@attune/client';
import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { strings } from '../../../strings/index.ts';

const words = strings.data.runs;

/** The files of a run, to take along. */
export function RunDownloads({ run, name }: { run: string; name: string }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconDownload size={16} aria-hidden />}
          aria-label={words.downloadName(name)}
        >
          {words.download}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {Object.entries(words.downloads).map(([file, label]) => (
          <Menu.Item
            key={file}
            component="a"
            href={addressOf('downloadResult', { params: { run, file } })}
            download
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
