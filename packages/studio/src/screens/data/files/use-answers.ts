import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '../../../api/api.ts';
import { filesQuery, previewQuery } from '../../../api/files.ts';
import { noticeProblem } from '../../../app/notices.tsx';
import { edited, undoStack } from '../../../app/undo.ts';
import { strings } from '../../../strings/index.ts';
import { type Answers, countOf, noAnswers } from './answers.ts';

const words = strings.data.reading;
// Kept beside what the server said, so that they outlive a visit to another screen and end with the session.
const queryKey = ['answers-about-files'] as const;

export interface AnswersInHand {
  readonly answers: Answers;
  /** Says something; `label` is the end of "Undo …". */
  readonly say: (next: Answers, label: string) => void;
  /** Forgets without a trace what is no longer about anything. */
  readonly drop: (next: Answers) => void;
  /** Writes all of it into the playbook; answers with whether that worked. */
  readonly save: () => Promise<boolean>;
}

/** The answers about files that are not saved yet: each can be undone, and so can saving them. */
export function useAnswers(): AnswersInHand {
  const queries = useQueryClient();
  const { data: answers = noAnswers } = useQuery<Answers>({
    queryKey,
    queryFn: skipToken,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const drop = useCallback((next: Answers) => queries.setQueryData(queryKey, next), [queries]);

  const say = useCallback(
    (next: Answers, label: string) => {
      drop(next);
      undoStack.push({
        label,
        undo: async () => void drop(answers),
        redo: async () => void drop(next),
      });
    },
    [answers, drop],
  );

  const save = useCallback(async () => {
    const count = countOf(answers);
    if (count === 0) return true;
    const refresh = () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['files', 'preview'] }),
        queries.invalidateQueries({ queryKey: ['playbook'] }),
      ]);
    try {
      const before = await api.getPlaybook();
      let { version } = await api.saveFileSettings({ body: { settings: answers.settings } });
      const settle = async () => {
        // What was read with the answers is what is read without them now; until the server has said so again.
        const files = queries.getQueryData(filesQuery.queryKey)?.files ?? [];
        const read = queries.getQueryData(previewQuery(files, answers.settings).queryKey);
        if (read) queries.setQueryData(previewQuery(files).queryKey, read);
        drop(noAnswers);
        await refresh();
      };
      const redo = async () => {
        ({ version } = await api.saveFileSettings({ body: { settings: answers.settings } }));
        await settle();
      };
      const undo = async () => {
        ({ version } = await api.savePlaybook({ body: { text: before.text, version } }));
        drop(answers);
        await refresh();
      };
      edited({ label: words.edit.saving, undo, redo }, words.saved(count));
      await settle();
      return true;
    } catch (error) {
      noticeProblem(error);
      return false;
    }
  }, [answers, drop, queries]);

  return { answers, say, drop, save };
}
