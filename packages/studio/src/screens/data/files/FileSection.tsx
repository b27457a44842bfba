import type { DataFile, FilePreview } from '@attune/client';
import { Badge, Button, NativeSelect } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconTrash } from '@tabler/icons-react';
import { useId } from 'react';
import { dayOf } from '../../../app/time.ts';
import { strings } from '../../../strings/index.ts';
import { bytes } from '../../../upload/bytes.ts';

import {
  type Answers,
  answerTo,
  isSameQuestion,
  kinds,
  withAnswer,
  withColumn,
  withKind,
} from './answers.ts';
import { FileState } from './FileState.tsx';
import classes from './files.module.css';
import { MappingTable } from './MappingTable.tsx';
import { QuestionGroup } from './QuestionGroup.tsx';
import { SampleRows } from './SampleRows.tsx';

const words = strings.data.reading;

export interface FileSectionProps {
  readonly file: DataFile;
  /** How it would be read; absent for who may not change data, and until the server has looked. */
  readonly preview: FilePreview | undefined;
  /** Whether the server looks at other files, and not at this. */
  readonly isPassedOver: boolean;
  readonly answers: Answers;
  readonly onSay: (next: Answers, label: string) => void;
  /** Absent for who may not. */
  readonly onRemove: (() => void) | undefined;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

/** One file: what it was recognised as, what is to be settled, and how it is read. */
export function FileSection(props: FileSectionProps) {
  const { file, preview, isPassedOver, answers, onSay, onRemove, isOpen, onOpen } = props;
  const id = useId();
  // Each sheet of a workbook is told of by its own name; the file as a whole is removed.
  const name = preview?.name ?? file.name;
  const readable = preview && preview.headers.length > 0 ? preview : undefined;
  const kindChooser = preview && (
    <NativeSelect
      className={classes.kind}
      label={words.kindLabel}
      value={preview.kind ?? ''}
      onChange={(event) => {
        const kind = kinds.find((one) => one === event.currentTarget.value);
        if (kind) onSay(withKind(answers, name, kind), words.edit.kind(name));
      }}
    >
      {preview.kind === null && (
        <option value="" disabled>
          {words.choose}
        </option>
      )}
      {(preview.isFixed ? kinds.filter((kind) => kind === preview.kind || kind === 'ignore') : kinds).map(
        (kind) => (
          <option key={kind} value={kind}>
            {words.kinds[kind]}
          </option>
        ),
      )}
    </NativeSelect>
  );
  return (
    <section className={classes.file} aria-labelledby={id} data-file={name}>
      <div className={classes.head}>
        <h2 id={id} tabIndex={-1}>
          {name}
        </h2>
        {file.sample && (
          <Badge variant="default" className={classes.sampleBadge}>
            {strings.data.files.sample}
          </Badge>
        )}
        {preview && <FileState state={preview.state} />}
        {isPassedOver && <FileState state="ignored" />}
        {onRemove && (
          <Button
            className={classes.remove}
            variant="subtle"
            size="compact-sm"
            leftSection={<IconTrash size={16} aria-hidden />}
            aria-label={strings.data.files.removeName(file.name)}
            onClick={onRemove}
          >
            {strings.data.files.remove}
          </Button>
        )}
      </div>
      <p className={classes.facts}>{factsOf(file, preview).join(' · ')}</p>
      {isPassedOver && <p className="prose">{words.passedOver}</p>}
      {preview?.problem && (
        <div className={classes.problem} role="note" data-state={preview.state}>
          <strong>{preview.problem.message}</strong>
          <p>{preview.problem.remedy}</p>
        </div>
      )}
      {preview && preview.notes.length > 0 && (
        <ul className={classes.notes}>
          {preview.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {preview && <Questions {...props} preview={preview} />}
      {/* The way back for a file that was left out on purpose. */}
      {preview?.kind === 'ignore' && kindChooser}
      {readable && (
        <Button
          className={classes.toggle}
          variant="subtle"
          size="compact-sm"
          leftSection={
            isOpen ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />
          }
          aria-expanded={isOpen}
          aria-label={isOpen ? words.hideName(name) : words.showName(name)}
          onClick={() => onOpen(!isOpen)}
        >
          {isOpen ? words.hide : words.show}
        </Button>
      )}
      {readable && isOpen && (
        <div className={classes.reading}>
          {kindChooser}
          <MappingTable
            file={readable}
            onChoose={(column, header) =>
              onSay(withColumn(answers, name, column, header), words.edit.column(name))
            }
          />
          <SampleRows file={readable} />
        </div>
      )}
    </section>
  );
}

/** Open questions, and those answered but not saved, in the order in which they came up. */
function Questions({ preview, answers, onSay }: FileSectionProps & { preview: FilePreview }) {
  const { name } = preview;
  const asked = answers.asked[name] ?? [];
  const questions = [
    ...asked,
    ...preview.questions.filter((one) => !asked.some((known) => isSameQuestion(known, one))),
  ];
  if (questions.length === 0) return null;
  return (
    <div className={classes.questions}>
      {questions.map((question) => (
        <QuestionGroup
          key={`${question.about} ${question.column ?? ''}`}
          question={question}
          answer={answerTo(answers, name, question)}
          onAnswer={(value) => onSay(withAnswer(answers, name, question, value), words.edit.answer(name))}
        />
      ))}
    </div>
  );
}

function factsOf(file: DataFile, preview: FilePreview | undefined): string[] {
  const facts: string[] = [];
  if (preview && preview.state !== 'ignored') {
    facts.push(preview.kind === null ? words.noKind : words.kinds[preview.kind]);
    if (preview.reader !== null) facts.push(preview.reader);
    if (preview.format !== null) facts.push(preview.format);
    if (preview.headers.length > 0)
      facts.push(words.used(preview.headers.length - preview.unmapped.length, preview.headers.length));
  }
  return [...facts, bytes(file.bytes), strings.data.files.added(dayOf(file.addedAt))];
}
