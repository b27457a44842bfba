import type { Paint } from '../paint.ts';
import type { Display, Step } from './display.ts';
import { seconds } from './seconds.ts';

/** What the live line is drawn on. */
interface Canvas {
  readonly write: (text: string) => void;
  readonly columns: () => number;
  readonly paint: Paint;
}

const redrawMs = 100;
const barWidth = 24;
const spinner = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const clearLine = '\r\x1b[2K';
/** Below these an estimate of what is left says more about chance than about the work. */
const leastElapsedMs = 1500;
const leastShare = 0.05;
const leastReports = 8;

/** One line that is drawn again and again, and a line that stays for each stage that is over. */
export function liveDisplay({ write, columns, paint }: Canvas): Display {
  let current: Step | undefined;
  /** When the stage began, and when what is counted now did. */
  let [since, countedSince] = [0, 0];
  let reports = 0;
  let frame = 0;
  let timer: NodeJS.Timeout | undefined;

  const draw = () => {
    if (!current) return;
    const now = performance.now();
    const time = timeOf(now - since, reports >= leastReports ? current.share : undefined, now - countedSince);
    write(clearLine + liveLine(current, time, spinner[frame++ % spinner.length]!, columns(), paint));
  };
  const finish = () => {
    if (current)
      write(
        `${clearLine}${paint.good('✓')} ${current.stage}  ${paint.dim(seconds(performance.now() - since))}\n`,
      );
  };
  return {
    show(step) {
      const isNewStage = step.stage !== current?.stage;
      if (isNewStage) {
        finish();
        since = performance.now();
      }
      if (isNewStage || isNewCount(step, current)) {
        countedSince = performance.now();
        reports = 0;
      }
      if (step.share !== current?.share) reports++;
      current = step;
      if (isNewStage) draw();
      timer ??= setInterval(draw, redrawMs).unref();
    },
    end(how) {
      clearInterval(timer);
      timer = undefined;
      if (how === 'done') finish();
      else write(clearLine);
      current = undefined;
    },
  };
}

/** Spinner, stage, bar, time, and as much of the detail as the terminal is wide. */
function liveLine(
  { stage, detail, share }: Step,
  time: string,
  turn: string,
  columns: number,
  paint: Paint,
): string {
  const head = `${turn} ${stage}`;
  const filled = Math.round(barWidth * Math.min(1, share ?? 0));
  const bar = share === undefined ? '' : `${'━'.repeat(filled)}${'─'.repeat(barWidth - filled)}`;
  const numbers = [share === undefined ? '' : `${Math.floor(100 * share)} %`, time]
    .filter((part) => part !== '')
    .join('  ');
  // A line that wraps cannot be cleared: the parts that do not fit are left out, the least telling first.
  const room = columns - 1;
  let line = head.slice(0, room);
  let used = line.length;
  const add = (text: string, style: (text: string) => string) => {
    if (text === '' || used + 2 + text.length > room) return;
    line += `  ${style(text)}`;
    used += 2 + text.length;
  };
  add(bar, paint.good);
  add(numbers, (text) => text);
  add(detail && detail !== stage ? detail : '', paint.dim);
  return line;
}

/** Another thing is counted when a share appears, falls, or is gone. */
function isNewCount(step: Step, before: Step | undefined): boolean {
  return (step.share ?? -1) < (before?.share ?? -1) || before?.share === undefined;
}

/** How long it took so far, and how long what is counted may still take where that can be told. */
function timeOf(elapsed: number, share: number | undefined, counted: number): string {
  if (share === undefined || share < leastShare || share >= 1 || counted < leastElapsedMs)
    return seconds(elapsed);
  return `${seconds(elapsed)}, about ${seconds((counted * (1 - share)) / share)} left`;
}
