import type { Preview } from '@attune/client';
import { Button, Collapse, NumberInput, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { announce } from '../../../app/announce.ts';
import { noticeProblem } from '../../../app/notices.tsx';
import { useSession } from '../../../app/session.ts';
import { JobProgress } from '../../../job/JobProgress.tsx';
import { useOpenJob, useStartJob } from '../../../job/useJobs.ts';
import { strings } from '../../../strings/index.ts';
import { countOf } from './answers.ts';
import classes from './files.module.css';
import { obstaclesIn } from './files-finding.ts';
import type { AnswersInHand } from './use-answers.ts';

const words = strings.data.analysis;
const order = ['label', 'input', 'error', 'description'] as const;

export interface StartAnalysisProps {
  readonly preview: Preview | undefined;
  /** Whether the preview belongs to the answers as they are now. */
  readonly isCurrent: boolean;
  readonly hand: AnswersInHand;
  readonly button: RefObject<HTMLButtonElement | null>;
  /** Leads to a file on this screen. */
  readonly onShow: (file: string) => void;
}

/** The one thing to do on this screen: analyse the files, or what has to be done before. */
export function StartAnalysis({ preview, isCurrent, hand, button, onShow }: StartAnalysisProps) {
  const { answers, save } = hand;
  const job = useOpenJob();
  const start = useStartJob();
  const may = useSession().permissions?.includes('data') ?? false;
  const [isMore, setMore] = useState(false);
  const [asOf, setAsOf] = useState('');
  const [percent, setPercent] = useState<number | string>('');
  const reasonId = useId();
  const place = useRef<HTMLDivElement>(null);
  const isRunning = job !== undefined;
  const wasRunning = useRef(isRunning);
  useEffect(() => {
    // The button that was pressed is gone: whoever uses the keyboard goes on from here, not from the top of the page.
    if (wasRunning.current !== isRunning && document.activeElement === document.body)
      place.current?.focus({ preventScroll: true });
    wasRunning.current = isRunning;
  }, [isRunning]);

  const isBadShare = typeof percent === 'number' && (percent < 0 || percent > 100);
  const reason = reasonNotTo();
  const unsaved = countOf(answers);
  const begin = async () => {
    if (reason !== undefined || start.isPending || !(await save())) return;
    start.mutate(
      {
        ...(asOf !== '' && { asOf }),
        ...(typeof percent === 'number' && { maxRejected: percent / 100 }),
      },
      { onSuccess: () => announce(words.started), onError: noticeProblem },
    );
  };

  function reasonNotTo(): ReactNode {
    if (!preview || !isCurrent) return words.reading;
    const { open, refused } = obstaclesIn(preview, answers);
    const links = (names: readonly string[]) =>
      names.map((name, index) => (
        <span key={name}>
          {index > 0 && ', '}
          <a
            href={`#${encodeURIComponent(name)}`}
            onClick={(event) => {
              event.preventDefault();
              onShow(name);
            }}
          >
            {name}
          </a>
        </span>
      ));
    if (refused.length > 0)
      return (
        <>
          {words.refused} {links(refused)}
        </>
      );
    if (open.length > 0)
      return (
        <>
          {words.open} {links(open.map(({ name }) => name))}
        </>
      );
    if (preview.problem) return preview.problem.message;
    if (!preview.ready) return words.noFiles;
    return isBadShare ? words.badShare : undefined;
  }

  if (job)
    return (
      <div className={classes.start} ref={place} tabIndex={-1}>
        <JobProgress job={job} mayCancel={may} />
      </div>
    );
  return (
    <div className={classes.start} ref={place} tabIndex={-1}>
      <div className={classes.startLine}>
        <Button
          ref={button}
          size="md"
          // Stays reachable by keyboard, so that the reason beside it is met.
          {...(reason !== undefined && {
            'aria-disabled': true,
            'data-disabled': true,
            'aria-describedby': reasonId,
          })}
          loading={start.isPending}
          onClick={() => void begin()}
        >
          {preview?.files.length === 1 ? words.startOne : words.start}
        </Button>
        {reason !== undefined && (
          <p id={reasonId} className={classes.reason}>
            {reason}
          </p>
        )}
      </div>
      {unsaved > 0 && (
        <div className={classes.unsaved}>
          <span>{strings.data.reading.unsaved(unsaved)}</span>
          <Button variant="default" size="compact-sm" onClick={() => void save()}>
            {strings.data.reading.save}
          </Button>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => hand.say({ settings: {}, asked: {} }, strings.data.reading.edit.forgetting)}
          >
            {strings.data.reading.forget}
          </Button>
        </div>
      )}
      <Button
        variant="subtle"
        size="compact-sm"
        className={classes.more}
        leftSection={
          isMore ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />
        }
        aria-expanded={isMore}
        onClick={() => setMore(!isMore)}
      >
        {words.more}
      </Button>
      <Collapse expanded={isMore}>
        <div className={classes.options}>
          <TextInput
            type="date"
            inputWrapperOrder={[...order]}
            label={words.asOf}
            description={words.asOfText}
            value={asOf}
            onChange={(event) => setAsOf(event.currentTarget.value)}
          />
          <NumberInput
            inputWrapperOrder={[...order]}
            label={words.maxRejected}
            description={words.maxRejectedText}
            value={percent}
            min={0}
            max={100}
            clampBehavior="none"
            hideControls
            error={isBadShare && words.badShare}
            onChange={setPercent}
          />
        </div>
      </Collapse>
    </div>
  );
}
