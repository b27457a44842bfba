import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api } from '../../api/api.ts';
import { useStartJob } from '../../job/useJobs.ts';
import { Busy } from '../../states/Busy.tsx';
import { Problem } from '../../states/Problem.tsx';
import { strings } from '../../strings/index.ts';
import { DropArea } from '../../upload/DropArea.tsx';
import { UploadList } from '../../upload/UploadList.tsx';
import type { Uploads } from '../../upload/useUploads.ts';
import classes from './start.module.css';

const words = strings.start;

export interface ChoicesProps {
  readonly uploads: Uploads;
  /** Whether files are there already: then the made-up shop would mix with them. */
  readonly hasFiles: boolean;
  readonly onStarted: (job: string) => void;
}

/** The two ways to begin. */
export function Choices({ uploads, hasFiles, onStarted }: ChoicesProps) {
  const queries = useQueryClient();
  const start = useStartJob();
  const sample = useMutation({
    mutationFn: async (signal: AbortSignal) => {
      await api.addSample({ body: {} }, { signal });
      await queries.invalidateQueries({ queryKey: ['files'] });
      return start.mutateAsync({});
    },
    onSuccess: ({ id }) => onStarted(id),
  });
  const controller = useRef<AbortController>(undefined);
  const [wasStopped, setStopped] = useState(false);
  const begin = () => {
    controller.current = new AbortController();
    setStopped(false);
    return controller.current.signal;
  };
  const stop = async () => {
    setStopped(true);
    controller.current?.abort();
    // What the server had made by then goes again.
    await api.removeSample();
    await queries.invalidateQueries({ queryKey: ['files'] });
  };
  const isFree = !hasFiles && uploads.uploads.length === 0;
  return (
    <div className={classes.choices}>
      <section className={classes.own}>
        <h2>{hasFiles ? words.more : words.own}</h2>
        {!hasFiles && (
          <>
            <p>{words.ownText}</p>
            <p className={classes.time}>{words.ownTime}</p>
          </>
        )}
        <DropArea onFiles={uploads.add} />
        <UploadList {...uploads} />
      </section>
      {isFree && (
        <section className={classes.sample}>
          <h2>{words.sample}</h2>
          <p>{words.sampleText}</p>
          <p className={classes.time}>{words.sampleTime}</p>
          {sample.isPending ? (
            <Busy what={words.addingSample} after={0} onCancel={() => void stop()} />
          ) : (
            <Button variant="default" onClick={() => sample.mutate(begin())}>
              {words.sampleDo}
            </Button>
          )}
          {sample.isError && !wasStopped && <Problem compact error={sample.error} />}
        </section>
      )}
    </div>
  );
}
