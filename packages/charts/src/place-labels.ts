/** The place of a label in pixels: its left end and the middle of its height. */
export interface LabelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** By how many lines a label may move: to leave another label, and further only to leave what is drawn. */
const near = [0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75, 1, -1, 1.25, -1.25, 1.5, -1.5];
const nearest = Math.max(...near);
const far = [1.75, -1.75, 2, -2, 2.25, -2.25];

/**
 * Which labels can stand, and by how many pixels each moves down (or up, below zero). Taken in `order`, at most
 * `limit` of them; a label that meets one already placed moves, or is left out where there is no room. What is drawn
 * is avoided where there is a place beside it; a label on a line is better than none.
 */
export function placeLabels(
  boxes: readonly LabelBox[],
  order: readonly number[],
  limit: number,
  drawn: readonly LabelBox[] = [],
): ReadonlyMap<number, number> {
  const placed = new Map<number, number>();
  const meets = (index: number, shift: number) => {
    const box = boxes[index]!;
    return [...placed].some(([other, otherShift]) => meet(box, shift, boxes[other]!, otherShift));
  };
  const covers = (index: number, shift: number) => drawn.some((mark) => meet(boxes[index]!, shift, mark, 0));
  for (const index of order) {
    if (placed.size >= limit) break;
    const line = boxes[index]!.height;
    const apart = (drawn.length > 0 ? [...near, ...far] : near)
      .map((part) => part * line)
      .filter((shift) => !meets(index, shift));
    const free =
      apart.find((shift) => !covers(index, shift)) ??
      apart.find((shift) => Math.abs(shift) <= nearest * line);
    if (free !== undefined) placed.set(index, free);
  }
  return placed;
}

function meet(box: LabelBox, shift: number, other: LabelBox, otherShift: number): boolean {
  const apartAcross = box.x + box.width + 4 <= other.x || other.x + other.width + 4 <= box.x;
  const apartDown = Math.abs(box.y + shift - other.y - otherShift) >= (box.height + other.height) / 2;
  return !apartAcross && !apartDown;
}
