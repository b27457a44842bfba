import type { FilePreview, Preview } from '@attune/client';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { previewQuery } from '../../api/files.ts';
import { LinkButton } from '../../app/LinkButton.tsx';
import { useStartJob } from '../../job/useJobs.ts';
import { Busy } from '../../states/Busy.tsx';
import { Problem } from '../../states/Problem.tsx';
import { strings } from '../../strings/index.ts';
import classes from './start.module.css';

const words = strings.start;

/** What the added files are, and the next step: analyse them, or answer what only a person can know. */
export function FilesReady({ onStarted }: { onStarted: (job: string) => void }) {
  const preview = useQuery(previewQuery());
  const start = useStartJob();
  if (preview.isError) return <Problem error={preview.error} retry={() => void preview.refetch()} />;
  if (!preview.data) return <Busy what={words.reading} after={300} />;
  const { files, ready, problem } = preview.data;
  const open = openQuestions(preview.data);
  const heading = ready ? words.ready(files.length) : open > 0 ? words.questions(open) : words.notReady;
  return (
    <section className={classes.ready} aria-live="polite">
      <h2>{heading}</h2>
      <p>{ready ? words.readyText : open > 0 ? words.questionsText : (problem?.message ?? '')}</p>
      {!ready && open === 0 && problem && <p>{problem.remedy}</p>}
      <ul className={classes.files} aria-label={words.files}>
        {files.map((file) => (
          <li key={file.name}>
            <span className={classes.name}>{file.name}</span>
            <span>{whatItIs(file)}</span>
            <span className={classes.columns}>
              {file.problem ? file.problem.message : words.columns(file.mapping.length, file.unmapped.length)}
            </span>
          </li>
        ))}
      </ul>
      <div className={classes.actions}>
        {ready && (
          <Button
            loading={start.isPending}
            onClick={() => start.mutate({}, { onSuccess: ({ id }) => onStarted(id) })}
          >
            {words.analyse(files.length)}
          </Button>
        )}
        <LinkButton to="/data" variant={ready ? 'default' : 'filled'}>
          {ready ? words.look : words.answer}
        </LinkButton>
      </div>
      {start.isError && <Problem compact error={start.error} />}
    </section>
  );
}

function openQuestions({ files }: Preview): number {
  return files.flatMap(({ questions }) => questions).filter(({ mustAnswer }) => mustAnswer).length;
}

function whatItIs({ reader, kind }: FilePreview): string {
  return reader ?? (kind ? words.kinds[kind] : words.unknownKind);
}
