import { AttuneError } from '../errors/index.ts';

/** Controls, marks that turn the direction of writing, lone surrogates, and what no letter has been given for. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;
const reservedCharacter = /[/\\:*?"<>|]/;
const reservedName = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
const mostBytes = 255;

/**
 * A name from outside as the name of a file in the workspace, on every system. It can never lead out of a folder.
 *
 * @throws AttuneError `file-name-refused`
 */
export function acceptedName(given: string): string {
  const name = given.normalize('NFC');
  const why = refusal(name);
  if (why === undefined) return name;
  throw new AttuneError('file-name-refused', `The name of the file cannot be used: ${why}.`, {
    remedy: 'Rename the file with letters, digits, dots, hyphens and underscores, and try again.',
  });
}

function refusal(name: string): string | undefined {
  if (name === '') return 'it is empty';
  if (name.startsWith('.')) return 'it begins with a dot';
  if (invisible.test(name)) return 'it holds characters that cannot be seen';
  if (reservedCharacter.test(name)) return 'it holds one of / \\ : * ? " < > |';
  if (name.trim() !== name || name.endsWith('.')) return 'it begins or ends with a space, or ends with a dot';
  if (reservedName.test(name)) return 'Windows keeps this name for itself';
  if (Buffer.byteLength(name) > mostBytes) return `it is longer than ${mostBytes} bytes`;
  return undefined;
}

/** Equal where names of files on a Mac or on Windows are equal. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
