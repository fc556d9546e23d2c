import { describe, expect, it } from 'vitest';
import { entriesOf, type MessageEntry } from '@/shared/board/entries';
import type { Attachment } from '@/shared/wire/events';
import { World } from '../../../dev/world';
import { lastOwn, mayChange } from './changing';

const AT = '2026-03-01T10:00:00Z';
const ANN = { kind: 'operator', id: 'ann', name: 'Ann', role: 'operator' } as const;
const BORIS = { kind: 'operator', id: 'boris', name: 'Boris', role: 'operator' } as const;
const VISITOR = { kind: 'visitor', id: 'v' } as const;
const FILE: Attachment = { attachmentId: 'a', kind: 'image', name: 'a.png', mediaType: 'image/png', size: 1 };

function messages(world: World): MessageEntry[] {
  return entriesOf(world.events('c')).filter((entry): entry is MessageEntry => entry.kind === 'message');
}

function said(): World {
  const world = new World();
  const say = (actor: typeof ANN | typeof BORIS | typeof VISITOR, messageId: string, dialogId = 'd') =>
    world.append('c', dialogId, actor, AT, { type: 'MessagePosted', messageId, text: messageId, attachments: [FILE] });
  say(ANN, 'old', 'earlier');
  say(VISITOR, 'question');
  say(ANN, 'answer');
  say(BORIS, 'help');
  return world;
}

describe('the messages of a transcript', () => {
  it('[N-20] have their last text and those before it, and nothing once they were taken back', () => {
    const world = said();
    world.append('c', 'd', ANN, AT, { type: 'MessageEdited', messageId: 'answer', text: 'better', version: 2 });
    world.append('c', 'd', ANN, AT, { type: 'MessageEdited', messageId: 'answer', text: 'best', version: 3 });
    world.append('c', 'd', ANN, AT, { type: 'MessageEdited', messageId: 'help', text: 'worse', version: 2 });
    world.append('c', 'd', ANN, AT, { type: 'MessageDeleted', messageId: 'help' });

    expect(
      messages(world).map(({ text, earlier, deleted, attachments }) => [
        text,
        earlier.map((version) => version.text),
        deleted,
        attachments.length,
      ]),
    ).toEqual([
      ['old', [], false, 1],
      ['question', [], false, 1],
      ['best', ['answer', 'better'], false, 1],
      ['', [], true, 0],
    ]);
  });

  it('show what they answer as it reads now, where it is loaded', () => {
    const world = said();
    const answer = (messageId: string, replyTo: string) =>
      world.append('c', 'd', VISITOR, AT, { type: 'MessagePosted', messageId, text: 'x', replyTo });
    world.append('c', 'd', ANN, AT, { type: 'MessageEdited', messageId: 'answer', text: 'better', version: 2 });
    answer('to-edited', 'answer');
    answer('to-unknown', 'long-ago');

    expect(messages(world).map((entry) => entry.quoted?.text)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      'better',
      undefined,
    ]);
  });

  it('are changed by their authors, every operator’s by supervisors, and only in the present dialog', () => {
    const may = (change: Parameters<typeof mayChange>[1]) =>
      messages(said())
        .filter((entry) => mayChange(entry, change, 'ann', 'd'))
        .map((entry) => entry.messageId);

    expect(may('own')).toEqual(['answer']);
    expect(may('operators')).toEqual(['answer', 'help']);
    expect(may('nobodys')).toEqual([]);
  });

  it('are changed from the keyboard beginning with the last own one that is there', () => {
    const world = said();
    expect(lastOwn(messages(world), 'ann', 'd')?.messageId).toBe('answer');

    world.append('c', 'd', ANN, AT, { type: 'MessageDeleted', messageId: 'answer' });
    expect(lastOwn(messages(world), 'ann', 'd')).toBeNull();
  });
});
