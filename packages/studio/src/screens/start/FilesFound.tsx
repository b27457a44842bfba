import type { FilePreview, Preview } from '@attune/client';
import { Button } from '@mantine/core';
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
  return (
    <section className={classes.found} aria-label={words.files}>
      <ul className={classes.files}>
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
          {ready ? words.look(files.length) : words.answer}
        </LinkButton>
      </div>
      {start.isError && <Problem compact error={start.error} />}
    </section>
  );
}

function whatItIs({ reader, kind }: FilePreview): string {
  return reader ?? (kind ? words.kinds[kind] : words.unknownKind);
}
