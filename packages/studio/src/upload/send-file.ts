import { addressOf, type DataFile, Refusal } from '@attune/client';

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
    request.onabort = () => reject(new DOMException('The upload was cancelled.', 'AbortError'));
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
      message: `The server answered with status ${status}.`,
      remedy: 'Try again. If it happens again, look into the log of the server.',
    },
  );
}

function unreachable(): Refusal {
  return new Refusal(0, {
    code: 'server-unreachable',
    message: 'The connection broke while the file was sent.',
    remedy: 'Check that `attune serve` is running, and try again.',
  });
}
