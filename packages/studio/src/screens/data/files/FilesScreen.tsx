import type { DataFile, FilePreview, Preview } from '@attune/client';
import { Button, FileButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../../../api/api.ts';
import { filesQuery, previewQuery } from '../../../api/files.ts';
import { announce } from '../../../app/announce.ts';
import { notice, noticeProblem } from '../../../app/notices.tsx';
import { Screen } from '../../../app/Screen.tsx';
import { useMay } from '../../../app/session.ts';
import { Busy } from '../../../states/Busy.tsx';
import { EmptyState } from '../../../states/EmptyState.tsx';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import { UploadList } from '../../../upload/UploadList.tsx';
import { type Uploads, useUploads } from '../../../upload/useUploads.ts';
import { DataParts } from '../DataParts.tsx';
import { type Answers, onlyAbout } from './answers.ts';
import { ConfirmRemoval } from './ConfirmRemoval.tsx';
import { DropAnywhere } from './DropAnywhere.tsx';
import { FileSection } from './FileSection.tsx';
import classes from './files.module.css';
import { findingOf } from './files-finding.ts';
import { JobHistory } from './JobHistory.tsx';
import { ReadingExample } from './ReadingExample.tsx';
import { StartAnalysis } from './StartAnalysis.tsx';
import { useAnswers } from './use-answers.ts';

const words = strings.data.files;
const route = getRouteApi('/frame/data');

/** The files of the workspace, how they would be read, and the way to an analysis. */
export function FilesScreen() {
  const mayChange = useMay()('data');
  const queries = useQueryClient();
  const navigate = route.useNavigate();
  const { open, do: begin } = route.useSearch();
  const files = useQuery(filesQuery);
  const hand = useAnswers();
  const { answers, say, drop } = hand;
  const known = files.data?.files ?? [];
  const preview = useQuery({
    ...previewQuery(known, answers.settings),
    enabled: mayChange && known.length > 0,
    placeholderData: keepPreviousData,
  });
  const shown = known.length > 0 ? preview.data : undefined;
  const isCurrent = !preview.isPlaceholderData;
  const uploads = useUploads((added) => announce(words.uploaded(added.map(({ name }) => name).join(', '))));
  useForgetDone(uploads);
  const [removing, setRemoving] = useState<DataFile | 'sample'>();
  const addButton = useRef<HTMLButtonElement>(null);
  const startButton = useRef<HTMLButtonElement>(null);

  const removal = useMutation({
    mutationFn: async (what: DataFile | 'sample') => {
      if (what === 'sample') await api.removeSample();
      else await api.removeFile({ params: { name: what.name } });
    },
    onSuccess: async (_, what) => {
      setRemoving(undefined);
      focusHeading();
      notice({ message: what === 'sample' ? words.sampleRemoved : words.removed(what.name) });
      const { files: left } = await queries.fetchQuery({ ...filesQuery, staleTime: 0 });
      drop(
        onlyAbout(
          answers,
          left.map(({ name }) => name),
        ),
      );
      await queries.invalidateQueries({ queryKey: ['files'] });
    },
    onError: noticeProblem,
  });
  const sample = useMutation({
    mutationFn: () => api.addSample({ body: {} }),
    onSuccess: async ({ files: added }) => {
      notice({ message: words.sampleAdded(added.length) });
      await queries.invalidateQueries({ queryKey: ['files'] });
    },
    onError: noticeProblem,
  });

  const sayAndTell = useCallback(
    (next: Answers, label: string) => {
      say(next, label);
      void queries
        .ensureQueryData(previewQuery(queries.getQueryData(filesQuery.queryKey)?.files ?? [], next.settings))
        .then(
          ({ files: read, ready }) => announce(ready ? words.ready(read.length) : words.notReady),
          () => {},
        );
    },
    [say, queries],
  );
  const openFile = useCallback(
    (name: string | undefined) =>
      void navigate({
        search: ({ open: _, ...search }) => (name === undefined ? search : { ...search, open: name }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const showFile = useCallback((name: string) => {
    const section = document.querySelector(`[data-file="${CSS.escape(name)}"]`);
    const target =
      section?.querySelector<HTMLElement>('input[type="radio"]') ?? section?.querySelector<HTMLElement>('h2');
    section?.scrollIntoView({ block: 'start' });
    target?.focus({ preventScroll: true });
  }, []);

  // A command leads here and says what to begin with; it is done once, and leaves the address.
  useEffect(() => {
    if (begin === undefined || !files.data) return;
    if (begin === 'upload') addButton.current?.click();
    // The palette gives the focus back when it closes; this comes after.
    setTimeout(() => (begin === 'upload' ? addButton : startButton).current?.focus(), 250);
    void navigate({ search: ({ do: _, ...search }) => search, replace: true });
  }, [begin, files.data, navigate]);

  const adder = (isPrimary: boolean) =>
    mayChange && (
      <FileButton multiple onChange={(chosen) => uploads.add(chosen)}>
        {(props) => (
          <Button
            {...props}
            ref={addButton}
            variant={isPrimary ? 'filled' : 'default'}
            leftSection={<IconPlus size={16} aria-hidden />}
          >
            {isPrimary ? words.upload : words.add}
          </Button>
        )}
      </FileButton>
    );
  const isEmpty = files.data !== undefined && known.length === 0;
  const hasSample = known.some((file) => file.sample);

  return (
    <Screen
      title={strings.data.title}
      heading={files.data ? findingOf(known, shown, answers, isCurrent) : strings.data.title}
      lead={isEmpty ? undefined : mayChange ? words.lead : words.leadReadOnly}
      actions={!isEmpty && adder(false)}
    >
      <DataParts />
      {mayChange && <DropAnywhere onFiles={uploads.add} />}
      {files.isPending && <Busy what={words.looking} />}
      {files.isError && <Problem error={files.error} retry={() => void files.refetch()} />}
      <div className={classes.uploads}>
        <UploadList {...uploads} />
      </div>
      {isEmpty && (
        <EmptyState
          title={words.none}
          action={
            mayChange && (
              <>
                {adder(true)}
                <Button variant="default" loading={sample.isPending} onClick={() => sample.mutate()}>
                  {words.tryTheSample}
                </Button>
                <span className={classes.hint}>{words.orDrop}</span>
              </>
            )
          }
          preview={<ReadingExample />}
        >
          {mayChange ? words.noneText : words.noneReadOnly}
        </EmptyState>
      )}
      {hasSample && (
        <div className={classes.sampleNote}>
          <span>{words.sampleText}</span>
          {mayChange && (
            <Button variant="default" size="compact-sm" onClick={() => setRemoving('sample')}>
              {words.removeSample}
            </Button>
          )}
        </div>
      )}
      {mayChange && !isEmpty && files.data && (
        <StartAnalysis
          preview={shown}
          isCurrent={isCurrent && !uploads.isBusy}
          hand={{ ...hand, say: sayAndTell }}
          button={startButton}
          onShow={showFile}
        />
      )}
      {shown?.problem && (
        <div className={classes.problem} role="note">
          <strong>{shown.problem.message}</strong>
          <p>{shown.problem.remedy}</p>
        </div>
      )}
      {preview.isError && <Problem error={preview.error} retry={() => void preview.refetch()} />}
      {mayChange && !isEmpty && (preview.isLoading || !isCurrent) && !preview.isError && (
        <Busy what={words.looking} />
      )}
      {known.flatMap((file) =>
        tablesOf(file, shown).map((preview, i) => {
          const name = preview?.name ?? file.name;
          return (
            <FileSection
              key={name}
              file={file}
              preview={preview}
              isPassedOver={shown !== undefined && isCurrent && preview === undefined}
              answers={answers}
              onSay={sayAndTell}
              onRemove={mayChange && i === 0 ? () => setRemoving(file) : undefined}
              isOpen={open === name}
              onOpen={(isOpen) => openFile(isOpen ? name : undefined)}
            />
          );
        }),
      )}
      {files.data && <JobHistory />}
      {removing !== undefined && (
        <ConfirmRemoval
          title={removing === 'sample' ? words.removeSampleAsk : words.removeAsk(removing.name)}
          text={removing === 'sample' ? words.removeSampleText : words.removeText}
          remove={removing === 'sample' ? words.removeSample : words.remove}
          isBusy={removal.isPending}
          onRemove={() => removal.mutate(removing)}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </Screen>
  );
}

/** How the tables of a file would be read: several of a workbook; one that is not known where nothing is. */
function tablesOf(file: DataFile, preview: Preview | undefined): readonly (FilePreview | undefined)[] {
  const tables = preview?.files.filter((table) => table.file === file.name) ?? [];
  return tables.length === 0 ? [undefined] : tables;
}

/** What was removed had the focus; whoever uses the keyboard goes on from the head of the screen. */
function focusHeading(): void {
  // The dialog gives the focus back first, to a button that is gone.
  setTimeout(() => document.querySelector<HTMLElement>('main h1')?.focus(), 200);
}

/** A file that has arrived stands below; after a while its line among the uploads says nothing new. */
function useForgetDone({ uploads, isBusy, remove }: Uploads): void {
  useEffect(() => {
    if (isBusy) return;
    const done = uploads.filter(({ state }) => state === 'done');
    if (done.length === 0) return;
    const timer = setTimeout(() => {
      for (const { id } of done) remove(id);
    }, 5000);
    return () => clearTimeout(timer);
  }, [uploads, isBusy, remove]);
}
