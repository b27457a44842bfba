import { Button, Group } from '@mantine/core';
import { strings } from '../../../strings/index.ts';
import type { Version } from './HistoryView.tsx';
import classes from './rules.module.css';

const words = strings.segments.rules;

export interface EditConflictProps {
  /** What somebody else saved meanwhile. */
  readonly current: Version;
  /** The version that the draft began from. */
  readonly base: number;
  readonly isSaving: boolean;
  readonly onDrop: () => void;
  readonly onKeep: () => void;
}

/** Two people changed the same segment: who, what theirs reads, and the choice between the two. */
export function EditConflict({ current, base, isSaving, onDrop, onKeep }: EditConflictProps) {
  const { savedBy, version, inWords } = current;
  return (
    <section className={classes.note} role="alert">
      <strong>{words.conflict(savedBy, version)}</strong>
      <p>{words.conflictText(base)}</p>
      <p className={classes.sentence}>{`${inWords}.`}</p>
      <Group gap="sm">
        <Button variant="default" onClick={onDrop}>
          {words.conflictTheirs}
        </Button>
        <Button variant="default" loading={isSaving} onClick={onKeep}>
          {words.conflictMine(version + 1)}
        </Button>
      </Group>
    </section>
  );
}
