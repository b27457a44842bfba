type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** The same without the properties that are there and hold nothing: what a schema makes of an optional field. */
export function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)) as Defined<T>;
}

/** Answers about files, by name, each without what is not answered. */
export function definedAnswers<T extends object>(settings: Readonly<Record<string, T>>) {
  return Object.fromEntries(Object.entries(settings).map(([name, answers]) => [name, defined(answers)]));
}
