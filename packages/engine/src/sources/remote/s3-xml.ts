import { Parser } from 'saxen';

/** An object of a bucket, as a listing names it. */
export interface ListedObject {
  readonly key: string;
  readonly bytes: number;
  /** As the server writes it, with its quotes; it stands for exactly this content. */
  readonly etag: string;
}

/** A page of a listing. */
export interface Listing {
  readonly objects: readonly ListedObject[];
  /** Where the next page begins; undefined on the last one. */
  readonly next: string | undefined;
}

/**
 * Reads the answer to ListObjectsV2.
 *
 * @throws Error for what is no such answer, whole: a listing that is cut off must not look like a short one
 */
export function listing(xml: string): Listing {
  const found = elements(xml, 'ListBucketResult');
  const isEncoded = found.single.get('EncodingType') === 'url';
  const decode = (key: string) => (isEncoded ? decodeURIComponent(key.replaceAll('+', ' ')) : key);
  const isTruncated = found.single.get('IsTruncated') === 'true';
  const next = found.single.get('NextContinuationToken');
  if (isTruncated && next === undefined) throw new Error('The listing goes on, and does not say where.');
  return {
    objects: found.contents.map((object) => ({
      key: decode(object.get('Key') ?? ''),
      bytes: Number(object.get('Size')),
      etag: object.get('ETag') ?? '',
    })),
    next: isTruncated ? next : undefined,
  };
}

/** The code of an error, such as `AccessDenied`; undefined where the answer is none of S3. */
export function errorCode(xml: string): string | undefined {
  try {
    return elements(xml, 'Error').single.get('Code');
  } catch {
    return undefined;
  }
}

/** Text of the elements directly below the root, and of those in each `Contents`. */
function elements(xml: string, root: string) {
  const single = new Map<string, string>();
  const contents: Map<string, string>[] = [];
  const open: string[] = [];
  let isWhole = false;
  let failure: Error | undefined;
  new Parser()
    .on('error', (error) => {
      failure ??= error;
    })
    .on('openTag', (tag) => {
      open.push(tag.replace(/^.*:/, ''));
      if (open.length === 2 && open[1] === 'Contents') contents.push(new Map());
    })
    .on('text', (text, decode) => {
      const into =
        open.length === 2
          ? single
          : open.length === 3 && open[1] === 'Contents'
            ? contents.at(-1)
            : undefined;
      const name = open.at(-1)!;
      into?.set(name, (into.get(name) ?? '') + decode(text));
    })
    .on('closeTag', () => {
      isWhole = open.length === 1 && open[0] === root;
      open.pop();
    })
    .parse(xml);
  if (failure) throw failure;
  if (!isWhole) throw new Error(`This is no whole ${root}.`);
  return { single, contents };
}
