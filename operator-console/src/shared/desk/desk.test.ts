import { describe, expect, it } from 'vitest';
import { entriesOf } from '@/shared/board/entries';
import { listOf } from '@/shared/board/lists';
import type { DialogRow } from '@/shared/wire/rows';
import { LIST_NAMES } from '@/shared/wire/rows';
import { BusyDay } from '../../../test/busyDay';
import { Chance } from '../../../test/chance';
import { FakePace } from '../../../test/fakePace';
import { FakeSuite } from '../../../test/fakeSuite';
import { countOf } from './state';
import type { Workplace } from './workplace';

/** Everything an operator sees, in a form that can be compared. */
function screen(workplace: Workplace) {
  const state = workplace.desk.store.get();
  const row = (id: string) => plain(state.board.rows.get(id));
  return {
    lists: Object.fromEntries(LIST_NAMES.map((list) => [list, state.order[list].map(row)])),
    counts: (['awaiting', 'mine', 'queue', 'others'] as const).map((list) => countOf(state, list)),
    transcripts: [...state.transcripts.values()].map((transcript) => entriesOf(transcript.events)),
  };
}

function plain(row: DialogRow | undefined): object {
  const shown = Object.entries(row ?? {}).filter(
    ([key, value]) => value !== undefined && value !== null && key !== 'sequence',
  );
  return Object.fromEntries(shown);
}

async function atWork(suite: FakeSuite, open?: string): Promise<Workplace> {
  const workplace = suite.workplace();
  workplace.start();
  for (const list of LIST_NAMES) workplace.desk.show(list);
  await suite.pace.pass(2_000);
  if (open) void workplace.desk.open.enter(open);
  await suite.pace.pass(2_000);
  return workplace;
}

describe('what an operator sees', () => {
  it.each([...Array(40).keys()])(
    '[N-03] equals a fresh load after cuts, lost events and slow answers, seed %i',
    async (seed) => {
      const chance = new Chance(seed + 1);
      const pace = new FakePace(undefined, () => chance.next());
      const suite = new FakeSuite(pace, undefined, () => 1 + chance.below(400));
      const day = new BusyDay(suite.world, chance, pace.now(), 8);
      for (let i = 0; i < 40; i++) day.next();
      const open = suite.world.rows()[0]?.dialogId;
      const workplace = await atWork(suite, open);

      suite.loses = () => chance.next() < 0.1;
      for (let round = 0; round < 60; round++) {
        suite.happen(day.next());
        if (chance.next() < 0.05) suite.cut();
        await pace.pass(chance.below(chance.pick([30, 300, 4_000])));
        if (!suite.reachable && chance.next() < 0.5) suite.mend();
        if (chance.next() < 0.2) suite.heartbeat();
      }
      suite.mend();
      await pace.pass(60_000);
      suite.heartbeat();
      await pace.pass(60_000);
      suite.heartbeat();
      await pace.pass(30_000);

      const fresh = await atWork(suite, open);
      expect(screen(workplace)).toEqual(screen(fresh));
      expect(workplace.desk.store.get().fresh).toBe(true);
      workplace.stop();
      fresh.stop();
    },
  );

  it('[N-03] finds a lost last event by the heartbeat', async () => {
    const suite = new FakeSuite(new FakePace());
    const day = new BusyDay(suite.world, new Chance(4), suite.pace.now(), 1);
    day.next();
    const workplace = await atWork(suite);
    suite.loses = () => true;
    suite.happen(day.next());

    suite.heartbeat();
    await suite.pace.pass(1_000);

    const [row] = workplace.desk.store.get().board.rows.values();
    expect(row?.sequence).toBe(suite.world.events('conversation-0').length);
    workplace.stop();
  });

  it('[N-03] finds a dialog whose opening was lost', async () => {
    const suite = new FakeSuite(new FakePace());
    const workplace = await atWork(suite);
    await suite.pace.pass(45_000);
    suite.loses = () => true;
    suite.happen(new BusyDay(suite.world, new Chance(4), suite.pace.now(), 1).next());

    suite.heartbeat();
    await suite.pace.pass(1_000);

    expect(workplace.desk.store.get().order.awaiting).toEqual(['dialog-1']);
    workplace.stop();
  });

  it('says that it is not fresh from the cut until everything was read again', async () => {
    const suite = new FakeSuite(new FakePace());
    const workplace = await atWork(suite);
    expect(workplace.desk.store.get().fresh).toBe(true);

    suite.cut();
    await suite.pace.pass(100);
    expect(workplace.desk.store.get().connection.state).toBe('reconnecting');
    expect(workplace.desk.store.get().fresh).toBe(false);

    suite.mend();
    await suite.pace.pass(30_000);
    expect(workplace.desk.store.get().connection.state).toBe('online');
    expect(workplace.desk.store.get().fresh).toBe(true);
    workplace.stop();
  });

  it('shows no row beyond the part of a list that was read, and reads on by its cursor', async () => {
    const suite = new FakeSuite(new FakePace());
    const day = new BusyDay(suite.world, new Chance(2), suite.pace.now() - 3_600_000, 400);
    const awaiting = () => suite.world.rows().filter((row) => listOf(row, suite.viewer) === 'awaiting').length;
    while (awaiting() < 130) day.next();
    const workplace = suite.workplace();
    workplace.start();
    await suite.pace.pass(2_000);
    const shown = () => workplace.desk.store.get().order.awaiting;
    expect(shown()).toHaveLength(50);

    workplace.desk.more('awaiting');
    await suite.pace.pass(1_000);
    expect(shown()).toHaveLength(100);
    workplace.desk.more('awaiting');
    await suite.pace.pass(1_000);

    expect(shown()).toHaveLength(130);
    expect(workplace.desk.store.get().lists.awaiting.next).toBeNull();
    workplace.stop();
  });

  it('does not ask the server for each event of a dialog it knows', async () => {
    const suite = new FakeSuite(new FakePace());
    const day = new BusyDay(suite.world, new Chance(6), suite.pace.now(), 3);
    for (let i = 0; i < 20; i++) day.next();
    const workplace = await atWork(suite);
    const before = suite.reads;

    for (let i = 0; i < 50; i++) suite.happen(day.next());
    await suite.pace.pass(5_000);

    expect(suite.reads).toBe(before);
    workplace.stop();
  });
});
