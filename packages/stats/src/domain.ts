/** Throws unless `value` is a probability, ends included. */
export function requireProbability(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must be between 0 and 1, got ${value}.`);
}

/** Throws unless `value` lies strictly between 0 and 1, as a level of confidence must. */
export function requireLevel(name: string, value: number): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`${name} must be inside (0, 1), got ${value}.`);
}

/** Throws unless `value` is finite and above zero. */
export function requirePositive(name: string, value: number): void {
  if (!(value > 0 && value < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`${name} must be positive and finite, got ${value}.`);
  }
}

/** Throws unless `value` is a whole number from 0 to 2^53 − 1. */
export function requireCount(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`${name} must be a whole number of at least 0, got ${value}.`);
  }
}

/** Throws unless every value is a finite number. */
export function requireFinite(name: string, values: Float64Array): void {
  for (const value of values) {
    if (!Number.isFinite(value)) throw new RangeError(`${name} must hold finite numbers, got ${value}.`);
  }
}
