import { IconCircleCheckFilled, IconCircleDashed, IconUserCheck } from '@tabler/icons-react';
import { strings } from '../../../strings/index.ts';
import classes from './files.module.css';

const words = strings.data.reading;

const shapes = {
  sure: { Icon: IconCircleCheckFilled, word: words.sure },
  likely: { Icon: IconCircleDashed, word: words.likely },
  stated: { Icon: IconUserCheck, word: words.stated },
} as const;

/** How sure it is that a header means a column: a shape and a word. */
export function Confidence({ level }: { level: keyof typeof shapes }) {
  const { Icon, word } = shapes[level];
  return (
    <span className={classes.confidence} data-level={level}>
      <Icon size={16} aria-hidden />
      {word}
    </span>
  );
}
