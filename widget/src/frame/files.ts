import { newId } from '../sdk/id';
import { ParleyError, type Sent } from '../sdk/types';
import type { Controller } from './controller';
import { FILE_LIMIT } from './protocol';
import { upload } from './upload';

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
      if (file.size === 0) throw new ParleyError('file-empty');
      if (file.size > FILE_LIMIT) throw new ParleyError('file-too-large');
      const attachment = await upload(this.origin, session.token, file, name, (part) => {
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
}
