import { ParleyError, type ChatFile } from '../sdk/types';

/** Smaller files go up in one piece: beginning them anew costs less than asking how far they got. */
const PIECE = 256 * 1024;
/** For so long a cut is waited out before the visitor is told. */
const PATIENCE = 5 * 60_000;
const LONGEST_PAUSE = 10_000;

/** How one request ended. */
export interface Answer {
  status: number;
  body: { attachment?: ChatFile; code?: string } | null;
  header(name: string): string | null;
}

/** Makes a request; rejects when the connection breaks. */
export type Ask = (
  method: string,
  address: string,
  headers: Record<string, string>,
  body: Blob | null,
  progress: (bytes: number) => void,
) => Promise<Answer>;

/** Brings a file up; a large one goes on after a cut where it was cut (tus 1.0). */
export async function upload(
  origin: string,
  token: string,
  file: Blob,
  name: string,
  progress: (part: number) => void,
  ask: Ask = byRequest,
  pause: (milliseconds: number) => Promise<void> = (milliseconds) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds)),
): Promise<ChatFile> {
  const authorization = `Bearer ${token}`;
  const told = (bytes: number) => progress(Math.min(1, bytes / file.size));
  if (file.size <= PIECE) {
    const headers = {
      authorization,
      'content-type': file.type || 'application/octet-stream',
      'x-file-name': encodeURIComponent(name.slice(0, 200)),
    };
    return attachmentOf(await sent(() => ask('POST', `${origin}/channels/web/files`, headers, file, told)));
  }
  const resumable = { authorization, 'tus-resumable': '1.0.0' };
  const begun = await sent(() =>
    ask(
      'POST',
      `${origin}/channels/web/uploads`,
      { ...resumable, 'upload-length': String(file.size), 'upload-metadata': `filename ${base64(name.slice(0, 200))}` },
      null,
      () => undefined,
    ),
  );
  const place = begun.header('location');
  if (begun.status !== 201 || !place) throw refusal(begun);
  const address = new URL(place, origin).href;
  let offset = 0;
  let failures = 0;
  let waited = 0;
  for (;;) {
    try {
      if (failures > 0) {
        const head = await ask('HEAD', address, resumable, null, () => undefined);
        if (head.status >= 500) throw new TypeError('not now');
        if (head.status !== 200) throw refusal(head);
        const there = Number(head.header('upload-offset'));
        // What has got through since is as good as no failure.
        if (there > offset) waited = 0;
        offset = there;
      }
      if (offset < file.size) {
        const from = offset;
        const headers = { ...resumable, 'upload-offset': String(from), 'content-type': 'application/offset+octet-stream' };
        const more = await ask('PATCH', address, headers, file.slice(from), (bytes) => told(from + bytes));
        if (more.status >= 500 || more.status === 409) throw new TypeError('not now');
        if (more.status !== 204) throw refusal(more);
        offset = Number(more.header('upload-offset'));
        continue;
      }
      const done = await ask('POST', `${address}/attachment`, { authorization }, null, () => undefined);
      if (done.status >= 500) throw new TypeError('not now');
      return attachmentOf(done);
    } catch (error) {
      if (error instanceof ParleyError) throw error;
      const rest = Math.min(LONGEST_PAUSE, 500 * 2 ** Math.min(failures, 5));
      if (waited > PATIENCE) throw new ParleyError('unavailable');
      failures++;
      waited += rest;
      await pause(rest);
    }
  }
}

async function sent(request: () => Promise<Answer>): Promise<Answer> {
  try {
    return await request();
  } catch {
    throw new ParleyError('unavailable');
  }
}

function attachmentOf(answer: Answer): ChatFile {
  if (answer.status === 201 && answer.body?.attachment) return answer.body.attachment;
  throw refusal(answer);
}

function refusal(answer: Answer): ParleyError {
  return new ParleyError(answer.body?.code ?? 'unavailable');
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

/** By the older request object, because it alone tells how much has gone up. */
function byRequest(...[method, address, headers, body, progress]: Parameters<Ask>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.responseType = 'json';
    request.upload.onprogress = (event) => progress(event.loaded);
    request.onload = () =>
      resolve({
        status: request.status,
        body: request.response as Answer['body'],
        header: (name) => request.getResponseHeader(name),
      });
    request.onerror = () => reject(new TypeError('the connection broke'));
    request.send(body);
  });
}
