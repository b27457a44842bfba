import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { filesQuery } from '../../api/files.ts';
import { jobQuery } from '../../api/jobs.ts';
import { LinkButton } from '../../app/LinkButton.tsx';
import { useRun } from '../../app/run.ts';
import { Screen } from '../../app/Screen.tsx';
import { useMay } from '../../app/session.ts';
import { useOpenJob } from '../../job/useJobs.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { strings } from '../../strings/index.ts';
import { useUploads } from '../../upload/useUploads.ts';
import { Choices } from './Choices.tsx';
import { FilesReady } from './FilesReady.tsx';
import { Under } from './Under.tsx';

const words = strings.start;

/**
 * The first run, from nothing to the audit: choose, add, check, analyse. Each step follows from what the server
 * has, so that a reload goes on where it was.
 */
export function StartScreen() {
  const may = useMay();
  const { runs } = useRun();
  const uploads = useUploads();
  const [started, setStarted] = useState<string>();
  const open = useOpenJob();
  const id = started ?? open?.id;
  const job = useQuery({ ...jobQuery(id ?? ''), enabled: id !== undefined }).data?.job;
  const files = useQuery(filesQuery).data?.files ?? [];

  if (!may('data'))
    return (
      <Screen title={words.title} heading={words.mayNot}>
        <EmptyState title={words.mayNot}>{words.mayNotText}</EmptyState>
      </Screen>
    );
  if (runs.length > 0 && !job)
    return (
      <Screen
        title={words.title}
        heading={words.already}
        lead={words.alreadyText}
        actions={
          <>
            <LinkButton to="/">{words.toAudit}</LinkButton>
            <LinkButton to="/data" variant="default">
              {words.toData}
            </LinkButton>
          </>
        }
      >
        {null}
      </Screen>
    );
  const heading = job ? words.analysing : files.length > 0 ? words.next : words.heading;
  return (
    <Screen title={words.title} heading={heading} lead={job ? words.analysingText : words.lead}>
      {job ? (
        <Under job={job} onAgain={setStarted} />
      ) : (
        <>
          {files.length > 0 && !uploads.isBusy && <FilesReady onStarted={setStarted} />}
          <Choices uploads={uploads} onStarted={setStarted} hasFiles={files.length > 0} />
        </>
      )}
    </Screen>
  );
}
