import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AttuneError } from '../../errors/index.ts';
import type { Playbook } from '../../playbook/index.ts';
import { type DuckDbWarehouse, openDuckDb } from '../../warehouse/index.ts';
import { keepOrder } from '../accept/landing-tables.sql.ts';
import { refuseTooManyRejected } from '../accept/too-many-rejected.ts';
import { type InputFile, inputFiles, isReadable } from '../files/input-files.ts';
import { type PreparedFile, prepareFile } from '../files/prepare-file.ts';
import { withoutRows } from '../read-sources.ts';
import { refuseWithoutOrders } from '../recognise/refusals.ts';
import { fetchSources } from '../remote/index.ts';
import type { LeftOut } from '../source-report.ts';
import { sourceSettings } from '../source-settings.ts';
import { currenciesIn } from '../values/currencies.sql.ts';
import { conversionOf } from '../values/currencies.ts';
import { currencyQuestion, namedCurrencies } from './currency-question.ts';
import { type FileAnswers, withAnswers } from './file-answers.ts';
import type { FilePreview, Problem, SourcesPreview } from './preview.ts';
import { nothing, type Previewed, type PreviewPlace, previewFile, problemOf } from './preview-file.ts';

/**
 * How `readSources` would read the files, and what it would ask. Every byte is read once (fingerprint, damage,
 * encoding); of large files the first 8 MiB or 100,000 rows are taken apart as reading does. Nothing is written.
 *
 * @param answers by file name; they count as entries of `sources` in the playbook
 * @throws only what is no fault of the files, and the abort of `signal`
 */
export async function previewSources(
  paths: readonly string[],
  playbook: Playbook,
  answers: Readonly<Record<string, FileAnswers>> = {},
  signal?: AbortSignal,
): Promise<SourcesPreview> {
  const scratch = await mkdtemp(join(tmpdir(), 'attune-'));
  const warehouse = await openDuckDb(':memory:');
  const stop = () => warehouse.interrupt();
  signal?.addEventListener('abort', stop);
  try {
    await keepOrder(warehouse, true);
    const found = await refusalOf(async () => {
      const answered = withAnswers(playbook, answers);
      const fetched = await fetchSources(paths, answered, scratch, { mayRead: isReadable, signal });
      return { ...(await inputFiles(paths, fetched)), playbook: fetched.playbook };
    });
    if (found.refused) return { files: [], ready: false, problem: found.refused };
    const { files, leftOut } = found.value;
    const place = { playbook: found.value.playbook, warehouse, scratch, signal };
    const previewed = await previewEach(files, place);
    const known = await withCurrencyQuestions(previewed, place);
    const judged = await judge(known, leftOut, place);
    const others = leftOut.map(({ name, why }) => leftOutFile(name, why));
    const shown = [...judged.files, ...others].sort((a, b) =>
      a.name < b.name ? -1 : a.name > b.name ? 1 : 0,
    );
    const isSettled = shown.every(({ state }) => state === 'ready' || state === 'ignored');
    return { files: shown, ready: isSettled && judged.problem === null, problem: judged.problem };
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    await warehouse.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

/** A refusal as a value. */
async function refusalOf<T>(
  attempt: () => Promise<T>,
): Promise<{ refused: Problem } | { refused: null; value: T }> {
  try {
    return { refused: null, value: await attempt() };
  } catch (error) {
    if (!(error instanceof AttuneError) || error.code === 'warehouse-failed') throw error;
    return { refused: problemOf(error) };
  }
}

/** Somebody may remove a file while it is looked at: that is no fault of the engine, which only misses it. */
async function whileThere<T>(input: InputFile, look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (cause) {
    if (existsSync(input.path)) throw cause;
    throw new AttuneError('input-missing', `${input.name} was removed while it was looked at.`, {
      remedy: 'Look at the files again.',
      place: { file: input.name },
      cause,
    });
  }
}

async function previewEach(files: readonly InputFile[], place: PreviewPlace): Promise<Previewed[]> {
  const { playbook, scratch, signal } = place;
  const seen = new Map<string, PreparedFile>();
  const previewed: Previewed[] = [];
  const settingsOf = (name: string) => sourceSettings(playbook, name);
  let spare = files.length;
  const preparing = { scratch, settingsOf, nextNumber: () => spare++, signal };
  for (const input of files) {
    signal?.throwIfAborted();
    const put = (one: Previewed) => previewed.push({ ...one, preview: { ...one.preview, file: input.name } });
    const add = (preview: FilePreview, leftOut: LeftOut | null = null) =>
      put({
        preview,
        draft: null,
        landed: null,
        isWhole: true,
        leftOut: leftOut && { why: leftOut, error: null },
      });
    const isIgnored = ({ name }: InputFile) => {
      if (settingsOf(name)?.kind !== 'ignore') return false;
      add({ ...nothing(name), state: 'ignored', kind: 'ignore', notes: ['The playbook leaves it out.'] });
      return true;
    };
    if (isIgnored(input)) continue;
    const prepared = await refusalOf(() => prepareFile(input, preparing));
    if (prepared.refused) {
      add({ ...nothing(input.name), problem: prepared.refused });
      continue;
    }
    for (const unread of prepared.value.leftOut) add(leftOutSheet(unread), unread);
    for (const file of prepared.value.files) {
      const { name } = file.input;
      if (file.input !== input && isIgnored(file.input)) continue;
      const twin = seen.get(file.contentSha256);
      if (twin && file.bytes > 0) {
        const note = `The same content as ${twin.input.name}: all its rows are duplicates, and count once.`;
        add({ ...nothing(name), state: 'ignored', notes: [note] });
        continue;
      }
      seen.set(file.contentSha256, file);
      const looked = await refusalOf(() => whileThere(input, () => previewFile(file, place)));
      if (looked.refused) add({ ...nothing(name), problem: looked.refused });
      else put(looked.value);
    }
  }
  return previewed;
}

function leftOutSheet({ name, why }: LeftOut): FilePreview {
  const problem = {
    code: 'input-not-recognised',
    message: `${name} is left out: ${why}`,
    remedy: 'If it holds a table, give the table a first row with the names of its columns.',
  };
  return { ...nothing(name), state: 'ignored', problem };
}

function leftOutFile(name: string, why: string): FilePreview {
  const problem = {
    code: 'input-unreadable',
    message: `${name} is left out: ${why}`,
    remedy: 'Export it as CSV.',
  };
  return { ...nothing(name), state: 'ignored', problem };
}

/** What the other order files name decides what is offered for one that names none. */
async function withCurrencyQuestions(
  previewed: readonly Previewed[],
  { playbook, warehouse }: PreviewPlace,
): Promise<Previewed[]> {
  const named: ReadonlySet<string>[] = [];
  for (const one of previewed) named.push(await currenciesOf(one, warehouse));
  return previewed.map((one, i) => {
    const plan = planOf(one);
    if (!plan || one.preview.state === 'refused') return one;
    const others = named.flatMap((codes, j) => (j === i ? [] : [...codes]));
    const stated = sourceSettings(playbook, one.preview.name)?.currency;
    const isKnown = plan.reader.kinds !== null && named[i]!.size > 0;
    const question = isKnown ? null : currencyQuestion(plan, playbook, stated, new Set(others));
    if (!question) return one;
    return { ...one, preview: { ...one.preview, questions: [...one.preview.questions, question] } };
  });
}

const planOf = ({ draft, landed }: Previewed) => landed?.plan ?? draft?.plan;

/** Of an export that is known the rows say it, wherever its format keeps the currency; of any other table its texts. */
async function currenciesOf(one: Previewed, warehouse: DuckDbWarehouse): Promise<ReadonlySet<string>> {
  const plan = planOf(one);
  if (plan?.kind !== 'transactions') return new Set();
  if (!one.landed || plan.reader.kinds === null) return namedCurrencies(plan).codes;
  const found = await currenciesIn(warehouse, [one.landed.table]);
  return new Set(found.flatMap(({ currency }) => currency ?? []));
}

/** What reading refuses only when it has seen all files. Judged once no file has anything open. */
async function judge(
  previewed: readonly Previewed[],
  leftOut: readonly LeftOut[],
  { playbook, warehouse, signal }: PreviewPlace,
): Promise<{ files: FilePreview[]; problem: Problem | null }> {
  const files = previewed.map(({ preview }) => preview);
  const isOpen = files.some(({ state }) => state === 'question' || state === 'refused');
  if (isOpen) return { files, problem: null };
  const drafts = previewed.flatMap(({ draft }) => draft ?? []);
  const passedOver = previewed.flatMap((one) => one.leftOut ?? []);
  const refused = passedOver.flatMap(({ error }) => error ?? []);
  const unread = [...passedOver.map(({ why }) => why), ...leftOut];
  const without = await refusalOf(async () => refuseWithoutOrders(drafts, refused, unread));
  if (without.refused) return { files, problem: without.refused };

  // Where only the beginning of a file was read, the share of its rows that cannot be used is not known yet.
  const partial = new Set(
    previewed.flatMap(({ landed, isWhole }) => (landed && !isWhole ? [landed.plan.kind] : [])),
  );
  const landed = previewed.flatMap((one) => one.landed ?? []);
  const whole = landed.filter(({ plan }) => !partial.has(plan.kind));
  const limit = playbook.limits.maxRejected;
  const rejected = await refusalOf(() => refuseTooManyRejected(whole, limit, warehouse, signal));
  if (rejected.refused) return { files, problem: rejected.refused };

  const orders = landed.filter(({ plan }) => plan.kind === 'transactions');
  const found = await currenciesIn(
    warehouse,
    orders.map(({ table }) => table),
  );
  if (found.length === 0)
    return {
      files,
      problem: partial.has('transactions') ? null : problemOf(await withoutRows(orders, warehouse, signal)),
    };
  const money = await refusalOf(() => conversionOf(found, playbook, async () => undefined));
  return { files, problem: money.refused };
}
