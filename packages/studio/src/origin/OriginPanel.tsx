import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { numberQuery } from '../api/audit.ts';
import { useRun } from '../app/run.ts';
import { Busy } from '../states/Busy.tsx';
import { Problem } from '../states/Problem.tsx';
import { strings } from '../strings/index.ts';
import { OriginOf } from './OriginOf.tsx';
import classes from './origin.module.css';
import { useOrigin } from './useOrigin.ts';

/** Beside the screen, or over it on a telephone: where the number that was chosen comes from. */
export function OriginPanel() {
  const { path, close } = useOrigin();
  const isNarrow = useMediaQuery('(max-width: 40em)');
  // While it closes, it goes on showing what it showed.
  const [shown, setShown] = useState(path);
  if (path !== undefined && path !== shown) setShown(path);
  return (
    <Drawer.Root
      opened={path !== undefined}
      onClose={close}
      position="right"
      size={isNarrow ? '100%' : 480}
      padding="lg"
      transitionProps={{ duration: 120 }}
    >
      <Drawer.Overlay backgroundOpacity={0.2} />
      <Drawer.Content>
        {/* Not the component's own header: as a landmark it would be a second banner of the page. */}
        <div className={classes.top}>
          <Drawer.Title>{strings.origin.title}</Drawer.Title>
          <Drawer.CloseButton aria-label={strings.states.close} />
        </div>
        <Drawer.Body>{shown !== undefined && <Content path={shown} />}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

function Content({ path }: { path: string }) {
  const { run } = useRun();
  const { data, error, refetch } = useQuery(numberQuery(run, path));
  if (error) return <Problem error={error} retry={() => void refetch()} />;
  if (!data) return <Busy what={strings.origin.busy} after={400} />;
  return <OriginOf number={data} run={run} />;
}
