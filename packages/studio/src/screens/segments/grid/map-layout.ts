/** A part of the map in pixels. */
export interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface MapLayout {
  readonly width: number;
  readonly height: number;
  /** Where customers stand whose growth is known. */
  readonly plot: Part;
  /** Left of it: whose growth nobody can know yet. */
  readonly unknown: Part;
}

const widest = 760;

/** The map for a width: room for amounts on the left, for handles above and on the right, for growth below. */
export function layoutOf(available: number): MapLayout {
  const width = Math.min(available, widest);
  const height = Math.round(Math.max(340, Math.min(460, width * 0.62)));
  const [top, right, bottom, left] = [28, 28, 48, 56];
  const unknown = { left, top, width: 36, height: height - top - bottom };
  const start = unknown.left + unknown.width + 20;
  return { width, height, unknown, plot: { ...unknown, left: start, width: width - start - right } };
}
