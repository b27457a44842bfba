import { addressOf, type DataFile, Refusal } from '@attune/client';
import { strings } from '../strings/index.ts';

const words = strings.upload;

export interface Sending {
  /** Under which name the workspace is to keep it. */
  readonly name: string;
  readonly replace: boolean;
  /** Bytes that have left, of all. */
  readonly onProgress: (sent: number, all: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends a file to the workspace; answers with what was added, several files for an archive. `fetch` tells nothing
 * of how far an upload is, so this is the older way.
 */
export function sendFile(
  file: Blob,
  { name, replace, onProgress, signal }: Sending,
): Promise<readonly DataFile[]> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', addressOf('uploadFile', { query: { name, ...(replace && { replace: 'true' }) } }));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded, total);
    request.onload = () => {
      const said = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve((said as { files: DataFile[] }).files);
      else reject(refusalOf(request.status, said));
    };
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(new DOMException('', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusalOf(status: number, said: unknown): Refusal {
  const error = (said as { error?: ConstructorParameters<typeof Refusal>[1] } | undefined)?.error;
  return new Refusal(
    status,
    error ?? {
      code: 'server-failed',
      message: words.refused(status),
      remedy: words.refusedRemedy,
    },
  );
}

function unreachable(): Refusal {
  return new Refusal(0, {
    code: 'server-unreachable',
    message: words.broke,
    remedy: words.brokeRemedy,
  });
}
