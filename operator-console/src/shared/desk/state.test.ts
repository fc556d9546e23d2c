import { describe, expect, it } from 'vitest';
import { EMPTY_BOARD, install, receive } from '@/shared/board/board';
import { Shards } from '@/shared/board/shards';
import { LIST_NAMES } from '@/shared/wire/rows';
import { World } from '../../../dev/world';
import { aRow } from '../../../test/aRow';
import { BusyDay } from '../../../test/busyDay';
import { Chance } from '../../../test/chance';
import { VIEWER } from '../../../test/fakeSuite';
import { type DeskState, emptyDesk, ordered, reordered } from './state';

const ready = { status: 'ready', next: null, horizon: null, more: false } as const;

function desk(): DeskState {
  const lists = { awaiting: ready, mine: ready, queue: ready, others: ready, closed: ready };
  return { ...emptyDesk(VIEWER), lists };
}

describe('the order of the lists', () => {
  it.each([...Array(20).keys()])(
    '[N-03] put right change by change equals the order put right at once, seed %i',
    (seed) => {
      const chance = new Chance(seed);
      const day = new BusyDay(new World(), chance, 0, 30);
      let state = desk();
      for (let i = 0; i < 300; i++) {
        const { board, changed } = receive(state.board, day.next());
        state = reordered({ ...state, board }, changed);
      }

      expect(state.order).toEqual(ordered(state).order);
    },
  );

  it('keeps the list object where nothing in it moved, so that nothing is drawn again', () => {
    const rows = ['a', 'b'].map((dialogId) => aRow({ dialogId, conversationId: dialogId }));
    const state = ordered({ ...desk(), board: install(EMPTY_BOARD, rows).board });
    const again = reordered(state, new Set(['a']));

    for (const list of LIST_NAMES) expect(again.order[list]).toBe(state.order[list]);
  });
});

describe('an immutable map in parts', () => {
  it('behaves as a map, and leaves what it began with as it was', () => {
    const chance = new Chance(8);
    const truth = new Map<string, number>();
    let shards = Shards.empty<number>();
    for (let i = 0; i < 3000; i++) {
      const key = `key-${chance.below(500)}`;
      const before = shards.get(key);
      const edit = shards.edit();
      if (chance.next() < 0.3) edit.delete(key);
      else edit.set(key, i);
      const next = edit.done();
      expect(shards.get(key)).toBe(before);
      if (chance.next() < 0.9) {
        shards = next;
        if (next.has(key)) truth.set(key, i);
        else truth.delete(key);
      }
    }

    expect(new Map([...shards.keys()].map((key) => [key, shards.get(key)]))).toEqual(truth);
    expect(shards.size).toBe(truth.size);
    expect([...shards.values()].length).toBe(truth.size);
  });

  it('is the same object when nothing was changed', () => {
    const shards = Shards.empty<number>();

    expect(shards.edit().done()).toBe(shards);
  });
});
