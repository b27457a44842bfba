import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/api.ts';
import { identityKey } from '../../../api/identity.ts';
import { noticeProblem } from '../../../app/notices.tsx';
import { edited } from '../../../app/undo.ts';

type Word = 'apart' | 'together' | 'open';

/** Two identifiers, and what was said of them last. */
export interface Pair {
  readonly keys: [string, string];
  readonly version: number;
  readonly decision: Word | null;
}

export interface Deciding {
  readonly pairs: readonly Pair[];
  readonly decision: Word;
  /** The sentence of the notice, and the end of "Undo …". */
  readonly told: { readonly said: string; readonly label: string };
  /** Once the screen shows it: what was pressed may be gone by then, and nobody else to say so. */
  readonly onShown?: () => void;
}

/** Says of pairs what they are, and lets it be undone: what was said before is said again. */
export function useDeciding() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ pairs, decision, told, onShown }: Deciding) => {
      let versions = pairs.map(({ version }) => version);
      const say = async (words: readonly Word[]) => {
        const { decisions } = await api.decideIdentity({
          body: {
            decisions: pairs.map(({ keys }, i) => ({ keys, decision: words[i]!, version: versions[i]! })),
          },
        });
        versions = decisions.map(({ version }) => version);
        await queries.invalidateQueries({ queryKey: identityKey });
      };
      const after = pairs.map(() => decision);
      await say(after);
      onShown?.();
      const before = pairs.map((pair) => pair.decision ?? 'open');
      edited({ label: told.label, undo: () => say(before), redo: () => say(after) }, told.said);
    },
    onError: async (error) => {
      noticeProblem(error);
      await queries.invalidateQueries({ queryKey: identityKey });
    },
  });
}
