/** Something that whoever runs the program should know, and nobody asked for. Holds no customers' values. */
export interface Notice {
  readonly text: string;
  /** For the log. */
  readonly error?: unknown;
}

export type Notices = (notice: Notice) => void;
