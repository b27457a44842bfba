import type { FilePreview, Preview } from '@attune/client';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { LinkButton } from '../../app/LinkButton.tsx';
import { useStartJob } from '../../job/useJobs.ts';
import { Problem } from '../../states/Problem.tsx';
import { strings } from '../../strings/index.ts';
import classes from './start.module.css';

const words = strings.start;

export interface FilesFoundProps {
  readonly preview: Preview;
  readonly onStarted: (job: string) => void;
}

/** What the added files are, and the next step: analyse them, or answer what only a person can know. */
export function FilesFound({ preview: { files, ready }, onStarted }: FilesFoundProps) {
  const start = useStartJob();
  const queries = useQueryClient();
  const removal = useMutation({
    mutationFn: (name: string) => api.removeFile({ params: { name } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['files'] }),
  });
  const asks = !ready && files.some(({ questions }) => questions.some(({ mustAnswer }) => mustAnswer));
  return (
    <section className={classes.found} aria-label={words.files}>
      <ul className={classes.files}>
        {files.map((file) => (
          <li key={file.name}>
            <span className={classes.name}>{file.name}</span>
            <span>{whatItIs(file)}</span>
            {file.problem && (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={strings.data.files.removeName(file.file)}
                loading={removal.isPending && removal.variables === file.file}
                onClick={() => removal.mutate(file.file)}
              >
                {strings.data.files.remove}
              </Button>
            )}
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
        <LinkButton to="/data" variant={asks ? 'filled' : 'default'}>
          {ready ? words.look(files.length) : asks ? words.answer : words.toData}
        </LinkButton>
      </div>
      {removal.isError && <Problem compact error={removal.error} />}
      {start.isError && <Problem compact error={start.error} />}
    </section>
  );
}

function whatItIs({ reader, isFixed, kind }: FilePreview): string {
  if (isFixed && reader !== null) return reader;
  return kind ? words.kinds[kind] : words.unknownKind;
}
