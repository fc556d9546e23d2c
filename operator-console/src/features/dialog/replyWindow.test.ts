import { describe, expect, it } from 'vitest';
import type { DialogEvent } from '@/shared/wire/events';
import { lastWritten, mailboxesOf, otherWays, piecesOf, replyWindowOf } from './replyWindow';

const WROTE = '2026-11-21T09:00:00Z';
const DAY = 86_400;
const after = (seconds: number) => Date.parse(WROTE) + seconds * 1_000;

describe('[N-28] the time in which a messenger takes answers', () => {
  it('is open until its last second, and hurries in its last quarter', () => {
    expect(replyWindowOf(WROTE, DAY, after(DAY / 2))).toEqual({ state: 'open', seconds: DAY / 2 });
    expect(replyWindowOf(WROTE, DAY, after(DAY * 0.75))).toMatchObject({ state: 'closing' });
    expect(replyWindowOf(WROTE, DAY, after(DAY - 1))).toEqual({ state: 'closing', seconds: 1 });
    expect(replyWindowOf(WROTE, DAY, after(DAY)).state).toBe('over');
    expect(replyWindowOf(WROTE, DAY, after(DAY + 1)).state).toBe('over');
  });

  it('closes nothing where there is none, or nobody knows when the visitor wrote', () => {
    expect(replyWindowOf(WROTE, undefined, after(DAY * 9)).state).toBe('none');
    expect(replyWindowOf(null, DAY, after(DAY * 9)).state).toBe('none');
  });

  it('counts from what the visitor wrote, not from what they were answered', () => {
    const posted = (kind: string, at: string) =>
      ({ type: 'MessagePosted', meta: { at, actor: { kind } } }) as unknown as DialogEvent;

    expect(lastWritten([posted('visitor', WROTE), posted('operator', '2026-11-21T10:00:00Z')])).toBe(WROTE);
    expect(lastWritten([posted('operator', WROTE)])).toBeNull();
  });
});

describe('[N-28] the ways that are left once it is over', () => {
  const can = (channelId: string, kind: string, writesFirst: boolean, title?: string) => ({
    channelId,
    kind,
    writesFirst,
    title,
    textLimit: 4_096,
    largestFile: 1,
    abilities: [],
  });

  it('are the addresses that are known, by a mailbox that writes to strangers', () => {
    const channels = [can('vk-1', 'vk', false), can('mail-0', 'email', false), can('mail-1', 'email', true)];

    expect(otherWays(['a@example.org', 'a@example.org'], mailboxesOf(channels, 'vk-1'))).toEqual([
      { channelId: 'mail-1', email: 'a@example.org' },
    ]);
    expect(otherWays([], mailboxesOf(channels, 'vk-1'))).toEqual([]);
  });

  it('are of the mailbox that is chosen, where there are several', () => {
    const mailboxes = mailboxesOf(
      [can('mail-1', 'email', true, 'shop@acme.example'), can('mail-2', 'email', true, 'help@acme.example')],
      'vk-1',
    );

    expect(mailboxes.map((each) => each.title)).toEqual(['help@acme.example', 'shop@acme.example']);
    expect(otherWays(['a@example.org'], mailboxes)).toEqual([{ channelId: 'mail-2', email: 'a@example.org' }]);
    expect(otherWays(['a@example.org'], mailboxes, 'mail-1')).toEqual([
      { channelId: 'mail-1', email: 'a@example.org' },
    ]);
    // one that was paused meanwhile
    expect(otherWays(['a@example.org'], mailboxes, 'mail-3')).toEqual([
      { channelId: 'mail-2', email: 'a@example.org' },
    ]);
  });

  it('are none without such a mailbox, and a mailbox is none from itself', () => {
    expect(mailboxesOf([can('mail-0', 'email', false)], 'vk-1')).toEqual([]);
    expect(mailboxesOf([can('mail-1', 'email', true)], 'mail-1')).toEqual([]);
    expect(otherWays(['a@example.org'], [])).toEqual([]);
  });
});

describe('[T-02] a text that is too long for one message', () => {
  it('goes as several', () => {
    expect(piecesOf('x'.repeat(4_096), 4_096)).toBe(1);
    expect(piecesOf('x'.repeat(4_097), 4_096)).toBe(2);
    expect(piecesOf('x'.repeat(9_000), undefined)).toBe(1);
    expect(piecesOf('', 4_096)).toBe(1);
  });
});
