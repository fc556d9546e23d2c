import { describe, expect, it } from 'vitest';
import { categoriesOf, linesOf, moved, shifted, without, withNext } from './categories';

let ids = 0;
const newId = () => `new-${(ids += 1)}`;
const tree = (lines: string) => categoriesOf(lines, [], newId);
const LINES = 'Delivery\n Late\n Lost\nPayment\n Twice';

describe('[W-12] categories', () => {
  it('are lines and lines are they, with the ids of before', () => {
    const before = tree(LINES);
    expect(linesOf(before)).toBe(LINES);
    const after = categoriesOf('Payment\n\tTwice\r\n\nDelivery\n Late\n New', before, newId);
    expect(linesOf(after)).toBe('Payment\n Twice\nDelivery\n Late\n New');
    expect(after.find(({ name }) => name === 'Late')).toEqual(before.find(({ name }) => name === 'Late'));
    expect(new Set(after.map(({ categoryId }) => categoryId)).size).toBe(5);
  });

  it('move among their own kind, with what belongs to them', () => {
    expect(linesOf(moved(tree(LINES), 0, 1))).toBe('Payment\n Twice\nDelivery\n Late\n Lost');
    expect(linesOf(moved(tree(LINES), 3, -1))).toBe('Payment\n Twice\nDelivery\n Late\n Lost');
    expect(linesOf(moved(tree(LINES), 1, 1))).toBe('Delivery\n Lost\n Late\nPayment\n Twice');
    expect(linesOf(moved(tree(LINES), 2, 1))).toBe(LINES);
  });

  it('go with what belongs to them', () => {
    expect(linesOf(without(tree(LINES), 0))).toBe('Payment\n Twice');
    expect(linesOf(without(tree(LINES), 1))).toBe('Delivery\n Lost\nPayment\n Twice');
  });

  it('get a new one behind them in the same place', () => {
    expect(linesOf(withNext(tree(LINES), 0, 'x'))).toBe('Delivery\n Late\n Lost\n\nPayment\n Twice');
    expect(withNext(tree(LINES), 1, 'x')[2]).toMatchObject({ categoryId: 'x', name: '' });
    expect(withNext([], -1, 'x')).toEqual([{ categoryId: 'x', name: '', parentId: null }]);
  });

  it('come to belong to the one above, or to none any more', () => {
    expect(linesOf(shifted(tree('A\nB\nC'), 1, true))).toBe('A\n B\nC');
    expect(linesOf(shifted(tree('A\nB\n C'), 1, true))).toBe('A\nB\n C');
    expect(linesOf(shifted(tree('A\nB'), 0, true))).toBe('A\nB');
    expect(linesOf(shifted(tree('A\n B\n C\nD'), 1, false))).toBe('A\nB\n C\nD');
  });
});
