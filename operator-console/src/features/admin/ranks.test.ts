import { describe, expect, it } from 'vitest';
import { rankAtEnd, ranksAfterMove } from './ranks';

const things = (...ranks: number[]) => ranks.map((rank, index) => ({ id: `r${index}`, rank }));

describe('the order of rules', () => {
  it('changes one rule where there is room', () => {
    expect(ranksAfterMove(things(10, 20, 30), 2, 1)).toEqual([{ id: 'r2', rank: 15 }]);
    expect(ranksAfterMove(things(10, 20, 30), 0, 1)).toEqual([{ id: 'r0', rank: 25 }]);
    expect(ranksAfterMove(things(10, 20, 30), 1, 2)).toEqual([{ id: 'r1', rank: 40 }]);
  });

  it('numbers them anew where there is none', () => {
    expect(ranksAfterMove(things(0, 0, 0), 2, 0)).toEqual([
      { id: 'r2', rank: 10 },
      { id: 'r0', rank: 20 },
      { id: 'r1', rank: 30 },
    ]);
  });

  it('changes nothing beyond the ends', () => {
    expect(ranksAfterMove(things(1, 2), 0, -1)).toEqual([]);
    expect(ranksAfterMove(things(1, 2), 1, 2)).toEqual([]);
  });

  it('puts a new one last', () => {
    expect(rankAtEnd([])).toBe(10);
    expect(rankAtEnd([{ rank: 25 }])).toBe(35);
  });
});
