import type { FilePreview } from '@attune/client';
import { IconAlertTriangle, IconCircleCheck, IconCircleMinus, IconHelpCircle } from '@tabler/icons-react';
import { strings } from '../../../strings/index.ts';
import classes from './files.module.css';

const icons = {
  ready: IconCircleCheck,
  question: IconHelpCircle,
  refused: IconAlertTriangle,
  ignored: IconCircleMinus,
} as const satisfies Record<FilePreview['state'], unknown>;

/** Whether a file can be read: a shape and a word. */
export function FileState({ state }: { state: FilePreview['state'] }) {
  const Icon = icons[state];
  return (
    <span className={classes.state} data-state={state}>
      <Icon size={18} aria-hidden />
      {strings.data.reading.state[state]}
    </span>
  );
}
