/**
 * The distinct values of a list in the order of their first appearance, and where each item stands among them. The table
 * hashes the bits of the doubles itself: a `Map` keyed by fractions takes ten times as long.
 */
export function distinctValues(items: Float64Array): {
  readonly values: Float64Array;
  readonly place: Int32Array;
} {
  const slots = 2 ** Math.ceil(Math.log2(2 * items.length + 2));
  const table = new Int32Array(slots);
  const values = new Float64Array(items.length);
  const place = new Int32Array(items.length);
  const double = new Float64Array(1);
  const words = new Uint32Array(double.buffer);
  let count = 0;
  for (let i = 0; i < items.length; i++) {
    // Adding 0 makes −0 and 0 one value.
    const item = items[i]! + 0;
    double[0] = item;
    let hash = Math.imul(words[0]! ^ Math.imul(words[1]!, 0x9e3779b1), 0x85ebca6b);
    hash ^= hash >>> 15;
    let slot = hash & (slots - 1);
    while (table[slot] !== 0 && values[table[slot]! - 1] !== item) slot = (slot + 1) & (slots - 1);
    if (table[slot] === 0) {
      values[count++] = item;
      table[slot] = count;
    }
    place[i] = table[slot]! - 1;
  }
  return { values: values.slice(0, count), place };
}
