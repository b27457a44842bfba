/** The place of a label in pixels: its left end and the middle of its height. */
export interface LabelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Which labels can stand, and by how many pixels each moves down (or up, below zero). Taken in `order`, at most
 * `limit` of them; a label that meets one already placed moves by at most one and a half lines, or is left out.
 */
export function placeLabels(
  boxes: readonly LabelBox[],
  order: readonly number[],
  limit: number,
): ReadonlyMap<number, number> {
  const placed = new Map<number, number>();
  const meets = (index: number, shift: number) => {
    const box = boxes[index]!;
    for (const [other, otherShift] of placed) {
      const taken = boxes[other]!;
      const apartAcross = box.x + box.width + 4 <= taken.x || taken.x + taken.width + 4 <= box.x;
      const apartDown = Math.abs(box.y + shift - taken.y - otherShift) >= (box.height + taken.height) / 2;
      if (!apartAcross && !apartDown) return true;
    }
    return false;
  };
  for (const index of order) {
    if (placed.size >= limit) break;
    const line = boxes[index]!.height;
    const shifts = [0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75, 1, -1, 1.25, -1.25, 1.5, -1.5].map(
      (s) => s * line,
    );
    const free = shifts.find((shift) => !meets(index, shift));
    if (free !== undefined) placed.set(index, free);
  }
  return placed;
}
