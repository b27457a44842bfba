const mask = (1n << 64n) - 1n;

/**
 * The first `count` outputs of splitmix64 from a seed: it spreads a small seed over the whole state of another
 * generator. Source: Steele, Lea & Flood (2014), OOPSLA; Vigna's reference code splitmix64.c.
 */
export function splitmix64(seed: bigint, count: number): bigint[] {
  let state = seed & mask;
  return Array.from({ length: count }, () => {
    state = (state + 0x9e3779b97f4a7c15n) & mask;
    let z = state;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask;
    return z ^ (z >> 31n);
  });
}
