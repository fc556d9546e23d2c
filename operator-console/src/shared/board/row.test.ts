import { describe, expect, it } from 'vitest';
import type { Actor } from '@/shared/wire/actor';
import { World } from '../../../dev/world';
import { advanceRow, openRow } from './row';

const VISITOR: Actor = { kind: 'visitor', id: 'v' };
const GREETING: Actor = { kind: 'system', id: 'greeting' };

describe('[T-03] what a list shows of a dialog', () => {
  const world = new World();
  const happen = (actor: Actor, body: Parameters<World['append']>[4]) =>
    world.append('c', 'd', actor, '2026-11-22T10:00:00Z', body);
  const opened = happen(VISITOR, {
    type: 'DialogOpened',
    visitorId: 'v',
    channelId: 'web',
    channelKind: 'web',
    language: 'en',
  });
  const said = (actor: Actor, messageId: string, text: string) =>
    happen(actor, { type: 'MessagePosted', messageId, text });

  it('is what people said, and what was sent automatically only before that', () => {
    if (opened.type !== 'DialogOpened') throw new Error('it was opened');
    let row = advanceRow(openRow(opened), said(GREETING, 'm1', 'Welcome'));
    expect(row.lastMessageText).toBe('Welcome');
    row = advanceRow(row, said(VISITOR, 'm2', 'Where is my order?'));
    row = advanceRow(row, said(GREETING, 'm3', 'Everyone is busy'));
    expect(row).toMatchObject({ lastMessageText: 'Where is my order?', lastMessageId: 'm2', unanswered: 1 });
    expect(world.row('d')?.lastMessageText).toBe('Where is my order?');
  });
});
