import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { filesQuery, previewQuery } from '../../api/files.ts';
import { jobQuery } from '../../api/jobs.ts';
import { LinkButton } from '../../app/LinkButton.tsx';
import { useRun } from '../../app/run.ts';
import { Screen } from '../../app/Screen.tsx';
import { useMay } from '../../app/session.ts';
import { useOpenJob } from '../../job/useJobs.ts';
import { Busy } from '../../states/Busy.tsx';
import { Problem } from '../../states/Problem.tsx';
import { strings } from '../../strings/index.ts';
import { useUploads } from '../../upload/useUploads.ts';
import { Choices } from './Choices.tsx';
import { FilesFound } from './FilesFound.tsx';
import { findingOf, stateOf } from './finding.ts';
import { Under } from './Under.tsx';

const words = strings.start;

/**
 * The first run, from nothing to the audit: choose, add, check, analyse. Each step follows from what the server
 * has, so that a reload goes on where it was.
 */
export function StartScreen() {
  const may = useMay();
  const { runs } = useRun();
  const [started, setStarted] = useState<string>();
  const open = useOpenJob();
  const id = started ?? open?.id;
  const job = useQuery({ ...jobQuery(id ?? ''), enabled: id !== undefined }).data?.job;

  if (!may('data') && runs.length === 0)
    return (
      <Screen title={words.title} heading={words.mayNot} lead={words.mayNotText}>
        {null}
      </Screen>
    );
  if (job && may('data'))
    return (
      <Screen title={words.title} {...stateOf(job)}>
        <Under job={job} onAgain={setStarted} />
      </Screen>
    );
  if (runs.length > 0)
    return (
      <Screen
        title={words.title}
        heading={words.already}
        lead={may('data') ? words.alreadyText : undefined}
        actions={
          <>
            <LinkButton to="/">{words.toAudit}</LinkButton>
            {may('data') && (
              <LinkButton to="/data" variant="default">
                {words.toData}
              </LinkButton>
            )}
          </>
        }
      >
        {null}
      </Screen>
    );
  return <Beginning onStarted={setStarted} />;
}

/** Until an analysis starts: how to begin, or what was found in the files that are there. */
function Beginning({ onStarted }: { onStarted: (job: string) => void }) {
  const uploads = useUploads();
  const files = useQuery(filesQuery).data?.files ?? [];
  const isSettled = files.length > 0 && !uploads.isBusy;
  const preview = useQuery({ ...previewQuery(files), enabled: isSettled });
  const found = isSettled ? preview.data : undefined;
  const { heading, lead } = found ? findingOf(found) : words;
  return (
    <Screen title={words.title} heading={heading} lead={lead}>
      {isSettled && preview.isError && <Problem error={preview.error} retry={() => void preview.refetch()} />}
      {isSettled && preview.isPending && <Busy what={words.reading} after={300} />}
      {found && <FilesFound preview={found} onStarted={onStarted} />}
      <Choices uploads={uploads} onStarted={onStarted} hasFiles={files.length > 0} />
    </Screen>
  );
}
