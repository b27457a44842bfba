type Point = readonly [number, number];

/**
 * A line with fewer points, from which no point that is left out lies further away than `tolerance`, in the points' own
 * unit. The first and the last point stay. Source: Douglas & Peucker (1973), "Algorithms for the reduction of the number
 * of points required to represent a digitized line or its caricature", with distances to the stretch, not to the line
 * through it.
 */
export function thinnedLine<P extends Point>(points: readonly P[], tolerance: number): P[] {
  const kept = new Set([0, points.length - 1]);
  const stretches: [number, number][] = [[0, points.length - 1]];
  for (let stretch = stretches.pop(); stretch; stretch = stretches.pop()) {
    const [from, to] = stretch;
    let furthest = from;
    let most = tolerance;
    for (let i = from + 1; i < to; i++) {
      const away = distance(points[i]!, points[from]!, points[to]!);
      if (away > most) [furthest, most] = [i, away];
    }
    if (furthest === from) continue;
    kept.add(furthest);
    stretches.push([from, furthest], [furthest, to]);
  }
  return points.filter((_, index) => kept.has(index));
}

/** From a point to the stretch between two others. */
function distance([x, y]: Point, [x0, y0]: Point, [x1, y1]: Point): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length));
  return Math.hypot(x - x0 - along * dx, y - y0 - along * dy);
}
