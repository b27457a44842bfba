import { Refusal } from '@attune/client';
import { strings } from '../strings/index.ts';
import { announce } from './announce.ts';
import { notice, noticeProblem } from './notices.tsx';
import { type Edit, UndoStack } from './undo-stack.ts';

export const undoStack = new UndoStack();

/**
 * An edit that the server has taken: it goes on the stack, and a notice offers to take it back. `said` is the
 * sentence of the notice: "Saved the segment Dormant best." Undo and redo keep track of versions themselves,
 * because each of them makes a new one.
 */
export function edited(edit: Edit, said: string): void {
  undoStack.push(edit);
  closeLast();
  closeLast = notice({ message: said, action: { label: strings.undo.undo, perform: () => void undo() } });
}

/** Takes away the notice of the edit before: its button would take back another edit than it names. */
let closeLast = () => {};

/** Takes the last edit back, and says so. */
export function undo(): Promise<void> {
  return tell(() => undoStack.undo(), strings.undo.undone, strings.undo.nothingToUndo);
}

/** Does again what was taken back, and says so. */
export function redo(): Promise<void> {
  return tell(() => undoStack.redo(), strings.undo.redone, strings.undo.nothingToRedo);
}

async function tell(
  step: () => Promise<Edit | undefined>,
  told: (label: string) => string,
  nothing: string,
): Promise<void> {
  if (undoStack.state.busy) return;
  try {
    const edit = await step();
    closeLast();
    if (edit) closeLast = notice({ message: told(edit.label) });
    else announce(nothing);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'edit-conflict')
      notice({ title: strings.undo.conflict, message: strings.undo.conflictRemedy, tone: 'problem' });
    else noticeProblem(error);
  }
}
