/**
 * The media type of a `Content-Type` header, without its parameters and in lower case; undefined where it names none
 * or is malformed. Only UTF-8 is taken for text.
 */
export function mediaType(header: string | undefined): string | undefined {
  const match = /^\s*([\w!#$&^.+-]+\/[\w!#$&^.+-]+)\s*(?:;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i.exec(
    header ?? '',
  );
  return match?.[1]?.toLowerCase();
}
