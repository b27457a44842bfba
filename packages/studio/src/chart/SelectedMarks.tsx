import { Button } from '@mantine/core';
import { useOrigin } from '../origin/useOrigin.ts';
import { strings } from '../strings/index.ts';
import classes from './chart.module.css';
import type { MarkWords } from './chart-table.ts';

export interface SelectedMarksProps {
  readonly keys: readonly string[];
  readonly describe: (key: string) => MarkWords | undefined;
  readonly keysArePaths: boolean;
  readonly onClear: () => void;
}

/** Below a chart: what is selected in it, where that comes from, and the way back. */
export function SelectedMarks({ keys, describe, keysArePaths, onClear }: SelectedMarksProps) {
  const { show } = useOrigin();
  const [only] = keys.length === 1 ? keys : [];
  const path = keysArePaths ? only : undefined;
  return (
    <div className={classes.selection}>
      <p>
        {strings.chart.selected} <strong>{keys.map((key) => describe(key)?.title ?? key).join(', ')}</strong>
      </p>
      {path !== undefined && (
        <Button variant="default" size="compact-sm" onClick={() => show(path)} aria-haspopup="dialog">
          {strings.origin.open}
        </Button>
      )}
      <Button variant="subtle" size="compact-sm" onClick={onClear}>
        {strings.chart.clear}
      </Button>
    </div>
  );
}
