import { describe, expect, it } from 'vitest';
import type { DialogEvent } from '@/shared/wire/events';
import type { DialogRow } from '@/shared/wire/rows';
import { BusyDay } from '../../../test/busyDay';
import { Chance } from '../../../test/chance';
import { World } from '../../../dev/world';
import { behind, type Board, EMPTY_BOARD, forget, heal, install, receive } from './board';

const START = Date.parse('2026-11-21T09:00:00Z');

function happened(seed: number, things: number): { world: World; events: DialogEvent[] } {
  const world = new World();
  const day = new BusyDay(world, new Chance(seed), START, 6);
  const events: DialogEvent[] = [];
  for (let i = 0; i < things; i++) events.push(...day.next());
  return { world, events };
}

/** What every part that is not there counts as: left out. */
function plain(row: DialogRow | undefined): object {
  return Object.fromEntries(Object.entries(row ?? {}).filter(([, value]) => value !== undefined && value !== null));
}

function expectEqualToWorld(board: Board, world: World): void {
  for (const row of board.rows.values()) expect(plain(row)).toEqual(plain(world.row(row.dialogId) ?? undefined));
}

/** Reads over HTTP what the board wants, and what announced numbers tell that it lacks. */
function healed(board: Board, world: World): Board {
  let present = board;
  const announced = Object.fromEntries([...world.conversations].map(([id, events]) => [id, events.length]));
  for (const id of behind(present, announced)) {
    const after = present.cursors.get(id) ?? 0;
    present = heal(
      present,
      id,
      world.events(id).filter((event) => event.meta.sequence > after),
      world.events(id).length,
    ).board;
  }
  return present;
}

describe('the board', () => {
  it('[N-03] has the rows of a fresh load after every event in order', () => {
    const { world, events } = happened(1, 400);

    const { board } = receive(EMPTY_BOARD, events);

    expect(board.rows.size).toBe(world.rows().length);
    expectEqualToWorld(board, world);
    expect(board.parked.size).toBe(0);
  });

  it.each([...Array(40).keys()])(
    '[N-03] equals a fresh load after shuffled, repeated and lost events and healing, seed %i',
    (seed) => {
      const chance = new Chance(seed + 100);
      const { world, events } = happened(seed, 300);
      const loadedAt = chance.below(events.length);
      const early = new World();
      for (const event of events.slice(0, loadedAt)) {
        early.conversations.set(event.meta.conversationId, [...early.events(event.meta.conversationId), event]);
      }
      let board = install(EMPTY_BOARD, early.rows()).board;

      const delivered = chance.shuffled(
        events
          .slice(Math.max(0, loadedAt - 20))
          .flatMap((event) => (chance.next() < 0.2 ? [] : chance.next() < 0.2 ? [event, event] : [event])),
      );
      while (delivered.length > 0) {
        const { board: next, wants } = receive(board, delivered.splice(0, 1 + chance.below(9)));
        board = next;
        for (const dialogId of wants.rows.keys()) {
          const row = world.row(dialogId);
          if (row && chance.next() < 0.7) board = install(board, [row]).board;
        }
        if (chance.next() < 0.2) board = healed(board, world);
      }
      board = healed(board, world);

      expectEqualToWorld(board, world);
      expect([...board.parked.keys()].filter((id) => board.cursors.has(id))).toEqual([]);
    },
  );

  it('drops a row that is older than what it has applied', () => {
    const { world, events } = happened(3, 60);
    const old = world.rows();
    const { board } = receive(EMPTY_BOARD, events);

    const { board: same } = install(
      board,
      old.map((row) => ({ ...row, sequence: row.sequence - 1, status: 'closed', visitorName: 'somebody else' })),
    );

    expectEqualToWorld(same, world);
  });

  it('asks for the events between two that came', () => {
    const { events } = happened(5, 40);
    const one = events.filter((event) => event.meta.conversationId === events[0]?.meta.conversationId);

    const { wants } = receive(EMPTY_BOARD, [...one.slice(0, 1), ...one.slice(2)]);

    expect([...wants.gaps]).toEqual([events[0]?.meta.conversationId]);
  });

  it('asks for nothing when a gap closes within the same delivery', () => {
    const { events } = happened(5, 40);

    const { wants, board } = receive(EMPTY_BOARD, events.slice(0, 3).toReversed());

    expect(wants.gaps.size).toBe(0);
    expect(board.parked.size).toBe(0);
  });

  it('counts an event of an unknown type without changing anything else', () => {
    const { events } = happened(7, 1);
    const { board } = receive(EMPTY_BOARD, events);
    const before = [...board.rows.values()][0];
    const meta = { ...events[0]?.meta, sequence: events.length + 1 };

    const { board: after } = receive(board, [{ type: 'SomethingNew', meta } as unknown as DialogEvent]);

    expect([...after.rows.values()][0]).toEqual({ ...before, sequence: events.length + 1 });
  });

  it('forgets a conversation whole', () => {
    const { events } = happened(9, 30);
    const { board } = receive(EMPTY_BOARD, events);
    const conversationId = events[0]?.meta.conversationId ?? '';

    const { board: without } = forget(board, conversationId);

    expect([...without.rows.values()].some((row) => row.conversationId === conversationId)).toBe(false);
    expect(without.cursors.has(conversationId)).toBe(false);
  });
});
