import { Refusal } from '@attune/client';
import { ActionIcon, Button, Progress } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Problem } from '../states/Problem.tsx';
import { strings } from '../strings/index.ts';
import { bytes } from './bytes.ts';
import classes from './upload.module.css';
import type { Upload, Uploads } from './useUploads.ts';

const words = strings.upload;

/** Files on their way: how far each is, and what to do where one could not be taken. */
export function UploadList({ uploads, remove, again }: Pick<Uploads, 'uploads' | 'remove' | 'again'>) {
  if (uploads.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={words.list}>
      {uploads.map((upload) => (
        <li key={upload.id}>
          <div className={classes.line}>
            <span className={classes.name}>{upload.name}</span>
            <span className={classes.state} role="status">
              {stateOf(upload)}
            </span>
            {upload.state !== 'done' && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={words.remove(upload.name)}
                onClick={() => remove(upload.id)}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            )}
          </div>
          {(upload.state === 'sending' || upload.state === 'checking') && (
            <Progress
              size="sm"
              value={upload.bytes === 0 ? 100 : (upload.sent / upload.bytes) * 100}
              animated={upload.state === 'checking'}
              aria-label={words.progressOf(upload.name)}
            />
          )}
          {upload.state === 'exists' && (
            <div className={classes.question}>
              <p>{words.exists(upload.name)}</p>
              <Button size="compact-sm" onClick={() => again(upload.id, true)}>
                {words.replace}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => remove(upload.id)}>
                {words.keep}
              </Button>
            </div>
          )}
          {upload.state === 'failed' && (
            <Problem
              compact
              error={upload.problem}
              {...(mayHelp(upload.problem) && { retry: () => again(upload.id, false) })}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

/** A file that is refused for what it is would be refused again. */
function mayHelp(problem: unknown): boolean {
  return !(problem instanceof Refusal) || problem.status === 0 || problem.status >= 429;
}

function stateOf({ state, sent, bytes: all }: Upload): string {
  if (state === 'sending') return words.sending(bytes(sent), bytes(all));
  if (state === 'done') return words.done(bytes(all));
  return words.states[state];
}
