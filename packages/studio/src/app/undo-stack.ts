/** An edit that reached the server, and how to take it back. */
export interface Edit {
  /** What was done, as the end of "Undo …": `saving "Dormant best"`. */
  readonly label: string;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
}

export interface UndoState {
  readonly done: readonly Edit[];
  readonly undone: readonly Edit[];
  /** One step at a time: a second Ctrl-Z waits for the answer to the first. */
  readonly busy: boolean;
}

const deepest = 100;

/** Edits in the order in which they were done. A step that fails stays where it was, and its error is thrown. */
export class UndoStack {
  #state: UndoState = { done: [], undone: [], busy: false };
  readonly #listeners = new Set<() => void>();

  get state(): UndoState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A new edit; what was undone before it cannot be done again. */
  push(edit: Edit): void {
    this.#set({ ...this.#state, done: [...this.#state.done, edit].slice(-deepest), undone: [] });
  }

  /** Takes the last edit back; answers with it, or with undefined where there is nothing or a step is under way. */
  undo(): Promise<Edit | undefined> {
    const edit = this.#state.done.at(-1);
    return this.#step(edit, edit?.undo, ({ done, undone }, moved) => ({
      done: done.filter((other) => other !== moved),
      undone: [...undone, moved],
    }));
  }

  /** Does again what was undone last. */
  redo(): Promise<Edit | undefined> {
    const edit = this.#state.undone.at(-1);
    return this.#step(edit, edit?.redo, ({ done, undone }, moved) => ({
      done: [...done, moved],
      undone: undone.filter((other) => other !== moved),
    }));
  }

  /** Forgets everything: at sign-out. */
  clear(): void {
    this.#set({ done: [], undone: [], busy: false });
  }

  async #step(
    edit: Edit | undefined,
    perform: (() => Promise<void>) | undefined,
    move: (state: UndoState, moved: Edit) => Pick<UndoState, 'done' | 'undone'>,
  ): Promise<Edit | undefined> {
    if (!edit || !perform || this.#state.busy) return undefined;
    this.#set({ ...this.#state, busy: true });
    try {
      await perform();
      // Another edit may have been made meanwhile, so the state is the one of now.
      this.#set({ ...move(this.#state, edit), busy: true });
      return edit;
    } finally {
      this.#set({ ...this.#state, busy: false });
    }
  }

  #set(state: UndoState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
