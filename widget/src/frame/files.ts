import { newId } from '../sdk/id';
import { ParleyError, type ChatFile, type Sent } from '../sdk/types';
import type { Controller } from './controller';
import { FILE_LIMIT } from './protocol';

/** Sends files up: first the bytes, and only when they are stored the message that names them [U-14]. */
export class Files {
  constructor(
    private readonly origin: string,
    private readonly controller: Controller,
    private readonly progress: (uid: string, part: number) => void,
  ) {}

  async send(uid: string, file: Blob, name: string, text: string): Promise<Sent> {
    const session = this.controller.state.session;
    if (!session) throw new ParleyError('not-ready');
    this.show(uid, name, 0, null);
    try {
      if (file.size === 0) throw new ParleyError('invalid-request');
      if (file.size > FILE_LIMIT) throw new ParleyError('body-too-large');
      const attachment = await this.upload(session.token, file, name, (part) => {
        this.show(uid, name, part, null);
        this.progress(uid, part);
      });
      this.drop(uid);
      return await this.controller.post(uid, text, { files: [{ attachmentId: attachment.attachmentId, name }] });
    } catch (error) {
      const code = error instanceof ParleyError ? error.code : 'unavailable';
      if (this.controller.state.uploads.some((upload) => upload.uid === uid)) this.show(uid, name, 0, code);
      throw error instanceof ParleyError ? error : new ParleyError(code);
    }
  }

  /** As many files as one likes, each a message of its own. */
  sendAll(files: Iterable<File>): void {
    for (const file of files) void this.send(newId(), file, file.name || 'file', '').catch(() => undefined);
  }

  drop(uid: string): void {
    this.controller.change({ uploads: this.controller.state.uploads.filter((upload) => upload.uid !== uid) });
  }

  private show(uid: string, name: string, part: number, code: string | null): void {
    const others = this.controller.state.uploads;
    const upload = { uid, name, part, code };
    this.controller.change({
      uploads: others.some((each) => each.uid === uid)
        ? others.map((each) => (each.uid === uid ? upload : each))
        : [...others, upload],
    });
  }

  /** By the older request object, because it alone tells how much has gone up. */
  private upload(token: string, file: Blob, name: string, progress: (part: number) => void): Promise<ChatFile> {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', `${this.origin}/channels/web/files`);
      request.setRequestHeader('authorization', `Bearer ${token}`);
      request.setRequestHeader('content-type', file.type || 'application/octet-stream');
      request.setRequestHeader('x-file-name', encodeURIComponent(name.slice(0, 200)));
      request.responseType = 'json';
      request.upload.onprogress = (event) => {
        if (event.lengthComputable && event.total > 0) progress(event.loaded / event.total);
      };
      request.onload = () => {
        const body = request.response as { attachment?: ChatFile; code?: string } | null;
        if (request.status === 201 && body?.attachment) resolve(body.attachment);
        else reject(new ParleyError(body?.code ?? 'unavailable'));
      };
      request.onerror = () => reject(new ParleyError('unavailable'));
      request.send(file);
    });
  }
}
