type Listener = (text: string) => void;

let listener: Listener | undefined;

/** Says something to who listens to the page instead of looking at it: a count that changed, a thing that is done. */
export function announce(text: string): void {
  listener?.(text);
}

/** For the one element that speaks. */
export function onAnnouncement(listen: Listener): () => void {
  listener = listen;
  return () => {
    if (listener === listen) listener = undefined;
  };
}
