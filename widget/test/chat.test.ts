import { describe, expect, it } from 'vitest';
import { EMPTY, apply, fromNewest, readable, unread, withOlder, type Chat } from '../src/frame/chat';
import type { VisitorEvent } from '../src/frame/protocol';

const at = '2026-03-01T10:00:00Z';
const dialogId = 'd1';

function conversation(length: number): VisitorEvent[] {
  const events: VisitorEvent[] = [{ type: 'opened', number: 1, dialogId, at }];
  for (let number = 2; number <= length; number++) {
    const kind = number % 7;
    if (kind === 3) events.push({ type: 'operator-joined', number, dialogId, at, name: 'Анна' });
    else if (kind === 5) events.push({ type: 'read', number, dialogId, at, messageId: 'm2', from: 'operator' });
    else if (kind === 6) events.push({ type: 'waiting', number, dialogId, at });
    else
      events.push({
        type: 'message',
        number,
        dialogId,
        at,
        messageId: `m${number}`,
        from: number % 2 ? 'operator' : 'visitor',
        text: `text ${number}`,
        ...(number % 2 ? { name: 'Анна' } : { clientMessageId: `c${number}` }),
      });
  }
  return events;
}

function all(events: VisitorEvent[]): Chat {
  return fromNewest(events, events.length);
}

/** Applies live events as they come; on a gap it reads what is missing, as the controller does. */
function receive(chat: Chat, arrived: VisitorEvent[], stored: VisitorEvent[]): Chat {
  for (const event of arrived) {
    const result = apply(chat, event);
    if (result.kind === 'applied') chat = result.chat;
    if (result.kind === 'gap') {
      for (const missing of stored.slice(chat.number)) {
        const healed = apply(chat, missing);
        if (healed.kind === 'applied') chat = healed.chat;
      }
    }
  }
  return chat;
}

describe('the chat of a visitor', () => {
  it('shows the last text of a message and nothing of one that was taken back, whatever page they came on', () => {
    const said = (number: number): VisitorEvent => ({
      type: 'message',
      number,
      dialogId,
      at,
      messageId: `m${number}`,
      from: 'operator',
      text: `text ${number}`,
    });
    const stored: VisitorEvent[] = [
      { type: 'opened', number: 1, dialogId, at },
      said(2),
      said(3),
      { type: 'edited', number: 4, dialogId, at, messageId: 'm2', text: 'better', version: 2 },
      { type: 'deleted', number: 5, dialogId, at, messageId: 'm3' },
      { type: 'rated', number: 6, dialogId, at, mark: 4 },
    ];

    const chat = all(stored);
    expect(chat.items).toMatchObject([
      { messageId: 'm2', text: 'better', edited: true },
      { messageId: 'm3', text: '', deleted: true },
    ]);
    expect(chat.rating).toBe(4);
    expect(receive(EMPTY, stored, stored)).toEqual(chat);
    expect(withOlder(fromNewest(stored.slice(3), 6), stored.slice(0, 3)).items).toEqual(chat.items);
  });

  it('[J-08] is a bot’s from its beginning or once it was given back, until an operator is called', () => {
    const first: VisitorEvent = { type: 'opened', number: 1, dialogId, at, bot: true };
    const called: VisitorEvent = { type: 'waiting', number: 2, dialogId, at };
    const joined: VisitorEvent = { type: 'operator-joined', number: 3, dialogId, at, name: 'Анна' };
    const returned: VisitorEvent = { type: 'waiting', number: 4, dialogId, at, bot: true };
    const whose = [first, called, joined, returned].map((_, i, events) => all(events.slice(0, i + 1)).bot);

    expect(whose).toEqual([true, false, false, true]);
    expect(all([first, called, joined, returned, { type: 'closed', number: 5, dialogId, at }]).bot).toBe(false);
  });

  it('goes on with its numbers after something that only a newer service tells', () => {
    const odd = { type: 'added-later', number: 2, dialogId, at } as unknown as VisitorEvent;

    expect(all([{ type: 'opened', number: 1, dialogId, at }, odd])).toMatchObject({ number: 2, state: 'waiting' });
  });

  it('[N-03] equals a fresh load after any loss, repeat and disorder on the way', () => {
    for (let seed = 1; seed <= 300; seed++) {
      let state = seed;
      const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
      const stored = conversation(40);
      const arrived = stored
        .flatMap((event) => (random() < 0.2 ? [] : random() < 0.2 ? [event, event] : [event]))
        .sort(() => (random() < 0.1 ? 1 : 0) - 0.5 * random());
      const end = receive(EMPTY, [...arrived, stored[39] as VisitorEvent], stored);
      expect(end).toEqual(all(stored));
    }
  });

  it('[N-01] applies the next number only, drops what it knows, and says when something is missing', () => {
    const [first, second, third] = conversation(3) as [VisitorEvent, VisitorEvent, VisitorEvent];
    const one = apply(EMPTY, first);
    expect(one.kind).toBe('applied');
    if (one.kind !== 'applied') return;
    expect(apply(one.chat, first).kind).toBe('known');
    expect(apply(one.chat, third).kind).toBe('gap');
    expect(apply(one.chat, second).kind).toBe('applied');
  });

  it('puts older pages before what is shown without changing the present', () => {
    const events = conversation(60);
    const newest = fromNewest(events.slice(40), 60);
    const whole = withOlder(withOlder(newest, events.slice(20, 40)), events.slice(0, 20));
    expect(whole.items).toEqual(all(events).items);
    expect(whole.first).toBe(1);
    expect(whole.state).toBe(newest.state);
  });

  it('[T-02] shows a message as it became, also one that is loaded only later', () => {
    const events = conversation(20);
    const changed: VisitorEvent[] = [
      ...events,
      { type: 'edited', number: 21, dialogId, at, messageId: 'm2', text: 'corrected', version: 2 },
      { type: 'deleted', number: 22, dialogId, at, messageId: 'm4' },
      { type: 'rated', number: 23, dialogId, at, mark: 4 },
    ];
    const whole = all(changed);
    const inParts = withOlder(fromNewest(changed.slice(10), 23), changed.slice(0, 10));
    expect(inParts.items).toEqual(whole.items);
    expect(whole.items).toContainEqual(expect.objectContaining({ messageId: 'm2', text: 'corrected', edited: true }));
    expect(whole.items).toContainEqual(expect.objectContaining({ messageId: 'm4', text: '', deleted: true }));
    expect(inParts.rating).toBe(4);
  });

  it('counts what the operator wrote since the visitor last read or wrote', () => {
    const message = (number: number, from: 'operator' | 'visitor'): VisitorEvent => ({
      type: 'message', number, dialogId, at, messageId: `m${number}`, from, text: 't',
    });
    const chat = all([{ type: 'opened', number: 1, dialogId, at }, message(2, 'visitor'), message(3, 'operator'), message(4, 'operator')]);
    expect(unread(chat)).toBe(2);
    expect(readable(chat)?.messageId).toBe('m4');
    const read = apply(chat, { type: 'read', number: 5, dialogId, at, messageId: 'm4', from: 'visitor' });
    expect(read.kind === 'applied' && unread(read.chat)).toBe(0);
    expect(read.kind === 'applied' && readable(read.chat)).toBeNull();
  });

  it('knows where it stands', () => {
    const steps: [VisitorEvent, Chat['state']][] = [
      [{ type: 'opened', number: 1, dialogId, at }, 'waiting'],
      [{ type: 'operator-joined', number: 2, dialogId, at, name: 'A' }, 'chat'],
      [{ type: 'waiting', number: 3, dialogId, at }, 'waiting'],
      [{ type: 'operator-joined', number: 4, dialogId, at, name: 'B' }, 'chat'],
      [{ type: 'closed', number: 5, dialogId, at }, 'closed'],
      [{ type: 'reopened', number: 6, dialogId, at }, 'waiting'],
    ];
    let chat = EMPTY;
    for (const [event, state] of steps) {
      const result = apply(chat, event);
      if (result.kind === 'applied') chat = result.chat;
      expect(chat.state).toBe(state);
    }
  });
});
