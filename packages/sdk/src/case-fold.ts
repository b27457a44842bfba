const single = (text: string, otherwise: string): string => ([...text].length === 1 ? text : otherwise);

/**
 * The form in which characters that differ only in case are the same: Unicode's simple folding, one character
 * at a time, as RE2 folds. No locale, no final sigma, and ß stays one letter.
 */
export function foldCharacter(character: string): string {
  // Its capital is I, whose small letter is i; only Turkish says that these are one letter.
  if (character === 'ı') return character;
  const upper = single(character.toUpperCase(), character);
  return single(upper.toLowerCase(), upper);
}

/** A text with every character folded. */
export function foldCase(text: string): string {
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}
