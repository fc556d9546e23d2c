import { describe, expect, it } from 'vitest';
import { FakePace } from '../../../test/fakePace';
import { VIEWER } from '../../../test/fakeSuite';
import { Store } from '@/shared/store/store';
import { Colleagues } from './colleagues';
import { emptyDesk } from './state';

const ANN = { kind: 'operator', id: 'ann', name: 'Ann', role: 'operator' } as const;
const BOB = { kind: 'operator', id: 'bob', name: 'Bob', role: 'supervisor' } as const;

describe('[T-05] colleagues who write in a dialog', () => {
  const pace = new FakePace();
  const store = new Store(emptyDesk(VIEWER));
  const colleagues = new Colleagues(store, pace, 6_000);
  const names = () =>
    store
      .get()
      .writing.get('c1')
      ?.map(({ name }) => name);

  it('are named until they stop, or are not heard of for a while', async () => {
    colleagues.heard('c1', ANN, true);
    colleagues.heard('c1', BOB, true);
    expect(names()).toEqual(['Ann', 'Bob']);
    colleagues.heard('c1', ANN, false);
    expect(names()).toEqual(['Bob']);

    await pace.pass(4_000);
    colleagues.heard('c1', BOB, true);
    await pace.pass(4_000);
    expect(names()).toEqual(['Bob']);
    await pace.pass(4_000);
    expect(names()).toBeUndefined();
  });

  it('change nothing where there is nothing to change', () => {
    const before = store.get();
    colleagues.heard('c2', ANN, false);
    expect(store.get()).toBe(before);
  });
});
