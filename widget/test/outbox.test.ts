import { describe, expect, it } from 'vitest';
import * as outbox from '../src/frame/outbox';

const hello = { ref: 'r1', clientMessageId: 'c1', text: 'hello', pageUrl: null };

describe('what the visitor has not got through yet', () => {
  it('[N-02] is sent again with the same ids until it is confirmed', () => {
    const written = outbox.add([], hello);
    expect(outbox.due(written)).toMatchObject([{ ref: 'r1', clientMessageId: 'c1' }]);
    expect(outbox.due(outbox.confirm(written, 'r1'))).toEqual([]);
  });

  it('waits for the visitor after a refusal, and goes out again when they want it', () => {
    const refused = outbox.fail(outbox.add([], hello), 'r1', 'text-too-long');
    expect(outbox.due(refused)).toEqual([]);
    expect(refused[0]).toMatchObject({ state: 'failed', code: 'text-too-long' });
    expect(outbox.due(outbox.retry(refused, 'r1'))).toHaveLength(1);
  });

  it('is never shown as failed once it was confirmed', () => {
    const confirmed = outbox.confirm(outbox.add([], hello), 'r1');
    expect(outbox.fail(confirmed, 'r1', 'rate-limited')[0]).toMatchObject({ state: 'pending', confirmed: true });
  });

  it('leaves when it comes back as an event', () => {
    const two = outbox.add(outbox.add([], hello), { ...hello, ref: 'r2', clientMessageId: 'c2' });
    expect(outbox.arrived(two, new Set(['c1']))).toMatchObject([{ ref: 'r2' }]);
    expect(outbox.arrived(two, new Set(['other']))).toBe(two);
  });

  it('survives a reload, and rubbish in the storage is nothing', () => {
    const kept = outbox.add([], hello);
    expect(outbox.parse(JSON.stringify(kept))).toEqual(kept);
    expect(outbox.parse('{"a":1}')).toEqual([]);
    expect(outbox.parse('[1,null,{"ref":1}]')).toEqual([]);
    expect(outbox.parse('not json')).toEqual([]);
    expect(outbox.parse(null)).toEqual([]);
  });
});
