/** An engine's message without quoted text and long numbers, which may be a customer's. */
export function withoutQuotes(message: string): string {
  return message
    .replaceAll(/'[^']*'|"[^"]*"|`[^`]*`/g, '…')
    .replaceAll(/\d{3,}[\d.]*/g, '…')
    .trim()
    .slice(0, 500);
}
