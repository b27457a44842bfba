import { Refusal, type Replies } from '@attune/client';
import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { api } from '../../api/api.ts';
import { playbookQuery } from '../../api/playbook.ts';
import { useMay } from '../../app/session.ts';
import { edited } from '../../app/undo.ts';
import { Busy } from '../../states/Busy.tsx';
import { Confirm } from '../../states/Confirm.tsx';
import { Problem } from '../../states/Problem.tsx';
import { strings } from '../../strings/index.ts';
import { SettingsPage } from './SettingsPage.tsx';
import classes from './settings.module.css';

const words = strings.settings.playbook;

/** attune.yaml, as text. */
export function PlaybookSection() {
  const may = useMay();
  const playbook = useQuery(playbookQuery);
  return (
    <SettingsPage section="playbook" heading={words.heading} lead={words.lead}>
      {playbook.isError && <Problem error={playbook.error} retry={() => void playbook.refetch()} />}
      {playbook.isPending && <Busy what={strings.states.loading} />}
      {playbook.data &&
        (may('data') ? (
          <Editor saved={playbook.data} />
        ) : (
          <>
            <p>{words.readOnly}</p>
            <Textarea
              className={classes.editor}
              label={words.label}
              value={playbook.data.text}
              readOnly
              autosize
            />
          </>
        ))}
    </SettingsPage>
  );
}

function Editor({ saved }: { saved: Replies['getPlaybook'] }) {
  const queries = useQueryClient();
  const field = useRef<HTMLTextAreaElement>(null);
  /** What the text began from: another save by somebody else is a conflict, and not what this text was made of. */
  const [base, setBase] = useState(saved);
  const [text, setText] = useState(saved.text);
  const begin = (from: Replies['getPlaybook']) => {
    setBase(from);
    setText(from.text);
    queries.setQueryData(playbookQuery.queryKey, from);
  };
  const save = useMutation({
    mutationFn: () => api.savePlaybook({ body: { text, version: base.version } }),
    onSuccess: (reply) => {
      const before = base.text;
      let { version } = reply;
      begin(reply);
      const put = async (wanted: string) => {
        const again = await api.savePlaybook({ body: { text: wanted, version } });
        version = again.version;
        begin(again);
      };
      edited({ label: words.edit, undo: () => put(before), redo: () => put(reply.text) }, words.saved);
    },
  });
  const loadTheirs = async () => {
    save.reset();
    begin(await queries.fetchQuery({ ...playbookQuery, staleTime: 0 }));
  };

  const refusal = save.error instanceof Refusal ? save.error : undefined;
  const isConflict = refusal?.code === 'edit-conflict';
  const row = refusal?.place.row;
  const isChanged = text !== base.text;
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => isChanged && current.pathname !== next.pathname,
    enableBeforeUnload: () => isChanged,
    withResolver: true,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Textarea
        ref={field}
        className={classes.editor}
        label={words.label}
        value={text}
        autosize
        minRows={16}
        maxRows={40}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        error={refusal !== undefined && !isConflict}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {save.isError && (
        <Problem
          compact
          error={save.error}
          action={
            isConflict ? (
              <Button variant="default" size="compact-sm" onClick={() => void loadTheirs()}>
                {words.loadTheirs}
              </Button>
            ) : row === undefined ? undefined : (
              <Button variant="default" size="compact-sm" onClick={() => goToLine(field.current, row)}>
                {words.goToLine(row)}
              </Button>
            )
          }
        />
      )}
      {leaving.status === 'blocked' && (
        <Confirm
          title={words.leaveTitle}
          confirm={words.leave}
          keep={words.stay}
          onConfirm={async () => leaving.proceed()}
          onClose={leaving.reset}
        >
          {words.leaveText}
        </Confirm>
      )}
      <div className={classes.buttons}>
        <Button type="submit" loading={save.isPending} disabled={!isChanged}>
          {words.save}
        </Button>
        {isChanged && (
          <>
            <Button variant="default" onClick={() => setText(base.text)}>
              {words.revert}
            </Button>
            <span className={classes.muted}>{words.changed}</span>
          </>
        )}
      </div>
    </form>
  );
}

/** Puts the cursor on a line and shows it. Lines count from 1. */
function goToLine(field: HTMLTextAreaElement | null, line: number): void {
  if (!field) return;
  const lines = field.value.split('\n');
  const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  field.focus();
  field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
}
