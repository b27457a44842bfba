import type { ReactNode, Ref } from 'react';

export interface ScrollRegionProps {
  /** What is in it: "Deciles, table". */
  readonly name: string;
  readonly className?: string | undefined;
  readonly maxHeight?: number | undefined;
  readonly ref?: Ref<HTMLElement>;
  readonly children: ReactNode;
}

// Whoever has no mouse scrolls with the arrow keys, and for that the region has to take the focus.
const reachable = { tabIndex: 0 } as const;

/** A part of the page that scrolls in itself, so that the page never scrolls sideways. */
export function ScrollRegion({ name, className, maxHeight, ref, children }: ScrollRegionProps) {
  return (
    <section
      ref={ref}
      className={className}
      aria-label={name}
      style={{ overflow: 'auto', maxHeight }}
      {...reachable}
    >
      {children}
    </section>
  );
}
