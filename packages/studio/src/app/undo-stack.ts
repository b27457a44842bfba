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
    return this.#step(edit, edit?.undo, ({ done, undone }) => ({
      done: done.slice(0, -1),
      undone: edit ? [...undone, edit] : undone,
    }));
  }

  /** Does again what was undone last. */
  redo(): Promise<Edit | undefined> {
    const edit = this.#state.undone.at(-1);
    return this.#step(edit, edit?.redo, ({ done, undone }) => ({
      done: edit ? [...done, edit] : done,
      undone: undone.slice(0, -1),
    }));
  }

  /** Forgets everything: at sign-out. */
  clear(): void {
    this.#set({ done: [], undone: [], busy: false });
  }

  async #step(
    edit: Edit | undefined,
    perform: (() => Promise<void>) | undefined,
    move: (state: UndoState) => Pick<UndoState, 'done' | 'undone'>,
  ): Promise<Edit | undefined> {
    if (!edit || !perform || this.#state.busy) return undefined;
    this.#set({ ...this.#state, busy: true });
    try {
      await perform();
      this.#set({ ...move(this.#state), busy: true });
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
