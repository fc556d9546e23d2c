import { describe, expect, it } from 'vitest';
import { BusyDay } from '../../../test/busyDay';
import { Chance } from '../../../test/chance';
import { World } from '../../../dev/world';
import { clientIdsOf, entriesOf, newestUnread } from './entries';
import { follow, healTranscript, openTranscript, prepend } from './transcript';

function conversation(seed: number, things: number) {
  const world = new World();
  const day = new BusyDay(world, new Chance(seed), Date.parse('2026-11-21T09:00:00Z'), 1);
  for (let i = 0; i < things; i++) day.next();
  return world.events('conversation-0');
}

describe('a transcript', () => {
  it.each([...Array(20).keys()])(
    '[N-03] is whole after shuffled, repeated and lost events and a healing, seed %i',
    (seed) => {
      const chance = new Chance(seed);
      const events = conversation(seed, 120);
      const loaded = 1 + chance.below(40);
      let transcript = openTranscript('conversation-0', { events: events.slice(0, loaded), last: loaded }, 200);

      const delivered = chance.shuffled(
        events.slice(loaded).flatMap((event) => (chance.next() < 0.2 ? [] : [event, event])),
      );
      while (delivered.length > 0) transcript = follow(transcript, delivered.splice(0, 1 + chance.below(7)));
      transcript = healTranscript(
        transcript,
        events.filter((event) => event.meta.sequence > transcript.upTo),
        events.length,
      );

      expect(transcript.events.map((event) => event.meta.sequence)).toEqual(events.map((event) => event.meta.sequence));
      expect(transcript.parked).toEqual([]);
    },
  );

  it('reads back page by page until the beginning', () => {
    const events = conversation(3, 60);
    const page = (before: number) => ({
      events: events.filter((event) => event.meta.sequence < before).slice(-20),
      last: events.length,
    });
    let transcript = openTranscript('conversation-0', page(Infinity), 20);
    while (!transcript.complete) transcript = prepend(transcript, page(transcript.events[0]?.meta.sequence ?? 0), 20);

    expect(transcript.events).toEqual(events);
  });

  it('stays the same object when nothing is new', () => {
    const events = conversation(4, 10);
    const transcript = openTranscript('conversation-0', { events: [...events], last: events.length }, 200);

    expect(follow(transcript, events)).toBe(transcript);
  });
});

describe('what a transcript shows', () => {
  const me = { kind: 'operator', id: 'me', name: 'Me', role: 'operator' } as const;
  const visitor = { kind: 'visitor', id: 'v' } as const;
  const at = '2026-11-21T09:00:00Z';
  const said = (world: World, who: typeof me | typeof visitor, messageId: string) =>
    world.append('c', 'd', who, at, {
      type: 'MessagePosted',
      messageId,
      text: messageId,
      clientMessageId: `client-${messageId}`,
    });

  function talked() {
    const world = new World();
    world.append('c', 'd', visitor, at, {
      type: 'DialogOpened',
      visitorId: 'v',
      channelId: 'web',
      channelKind: 'web',
      language: 'en',
    });
    world.append('c', 'd', visitor, at, { type: 'DialogQueued', reason: 'opened', language: 'en' });
    said(world, visitor, 'question');
    said(world, me, 'answer-1');
    said(world, me, 'answer-2');
    return world;
  }
  const states = (world: World) =>
    entriesOf(world.events('c')).flatMap((entry) => (entry.kind === 'message' && entry.state ? [entry.state] : []));

  it('has a mark on what operators wrote only, and only sent for what is recorded', () => {
    expect(states(talked())).toEqual(['sent', 'sent']);
  });

  it('marks what the visitor has read, up to the message they read', () => {
    const world = talked();
    world.append('c', 'd', visitor, at, { type: 'ReadAdvanced', messageId: 'answer-1' });

    expect(states(world)).toEqual(['read', 'sent']);
  });

  it('shows the channel’s failure with its words, even after a later message was read', () => {
    const world = talked();
    world.append('c', 'd', { kind: 'system', id: 'channel' }, at, {
      type: 'MessageStatusChanged',
      messageId: 'answer-1',
      status: 'failed',
      reason: 'blocked',
    });
    world.append('c', 'd', visitor, at, { type: 'ReadAdvanced', messageId: 'answer-2' });

    expect(states(world)).toEqual(['failed', 'read']);
  });

  it('does not say twice that a dialog began', () => {
    const lines = entriesOf(talked().events('c')).filter((entry) => entry.kind === 'line');

    expect(lines).toHaveLength(1);
  });

  it('knows the newest message of the visitor that no operator has read', () => {
    const world = talked();
    expect(newestUnread(world.events('c'), 'd')).toBe('question');

    world.append('c', 'd', me, at, { type: 'ReadAdvanced', messageId: 'question' });
    expect(newestUnread(world.events('c'), 'd')).toBeNull();
  });

  it('knows the ids that clients gave', () => {
    expect(clientIdsOf(talked().events('c'))).toEqual(
      new Set(['client-question', 'client-answer-1', 'client-answer-2']),
    );
  });
});
