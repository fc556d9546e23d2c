import { describe, expect, it } from 'vitest';
import { upload, type Answer, type Ask } from '../src/frame/upload';

const ORIGIN = 'https://door.test';
const FILE = { attachmentId: 'f1', kind: 'file', name: 'plan.pdf', mediaType: 'application/pdf', size: 0 } as const;

/** Takes parts as docs/wire.md says it, and breaks the connection after so many bytes of each part but the last. */
class Place {
  bytes = '';
  asked: string[] = [];
  /** After how many bytes each of the next parts is cut. */
  cuts: number[] = [];

  ask: Ask = async (method, address, headers, body, progress) => {
    this.asked.push(`${method} ${address.slice(ORIGIN.length)}`);
    if (method === 'POST' && address.endsWith('/uploads')) return answer(201, { location: '/channels/web/uploads/u1' });
    if (method === 'HEAD') return answer(200, { 'upload-offset': String(this.bytes.length) });
    if (method === 'PATCH') {
      expect(headers['upload-offset']).toBe(String(this.bytes.length));
      const part = await (body as Blob).text();
      const cut = this.cuts.shift();
      this.bytes += part.slice(0, cut);
      progress(Math.min(cut ?? part.length, part.length));
      if (cut !== undefined) throw new TypeError('the connection broke');
      return answer(204, { 'upload-offset': String(this.bytes.length) });
    }
    return answer(201, {}, { attachment: { ...FILE, size: this.bytes.length } });
  };
}

function answer(status: number, headers: Record<string, string>, body: Answer['body'] = null): Answer {
  return { status, body, header: (name) => headers[name] ?? null };
}

const now = () => Promise.resolve();

describe('a file on its way up', () => {
  const large = new Blob(['0123456789'.repeat(40_000)]);

  it('[U-14] goes on after a cut where it was cut, and never shows less than before', async () => {
    const place = new Place();
    place.cuts = [150_000, 0, 100_000];
    const parts: number[] = [];

    const attachment = await upload(ORIGIN, 'token', large, 'план.pdf', (part) => parts.push(part), place.ask, now);

    expect(attachment.size).toBe(400_000);
    expect(place.bytes).toBe(await large.text());
    expect(place.asked.filter((each) => each.startsWith('PATCH'))).toHaveLength(4);
    expect(parts.at(-1)).toBe(1);
    expect([...parts].sort((a, b) => a - b)).toEqual(parts);
  });

  it('[U-14] goes up in one piece where it is small', async () => {
    const place = new Place();
    await upload(ORIGIN, 'token', new Blob(['small']), 'note.txt', () => undefined, place.ask, now);
    expect(place.asked).toEqual(['POST /channels/web/files']);
  });

  it('[U-14] is given up with the code of a refusal, and after minutes without any progress', async () => {
    const refused: Ask = () => Promise.resolve(answer(413, {}, { code: 'file-too-large' }));
    await expect(upload(ORIGIN, 't', large, 'a', () => undefined, refused, now)).rejects.toMatchObject({ code: 'file-too-large' });
    const place = new Place();
    place.cuts = Array<number>(100).fill(0);
    await expect(upload(ORIGIN, 't', large, 'a', () => undefined, place.ask, now)).rejects.toMatchObject({ code: 'unavailable' });
  });
});
