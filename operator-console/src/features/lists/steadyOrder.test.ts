import { describe, expect, it } from 'vitest';
import { steadyOrder } from './steadyOrder';

describe('a list under the pointer', () => {
  it('shows the list as it is while the pointer is elsewhere', () => {
    expect(steadyOrder(['a', 'b'], ['c', 'a'], false)).toEqual({ ids: ['c', 'a'], gone: new Set(), fresh: [] });
  });

  it('does not move a row, and announces new ones instead of pushing others down', () => {
    const steady = steadyOrder(['a', 'b', 'c'], ['n', 'b', 'a', 'm', 'c'], true);

    expect(steady.ids).toEqual(['a', 'b', 'c']);
    expect(steady.fresh).toEqual(['n', 'm']);
  });

  it('keeps the place of a row that has left', () => {
    const steady = steadyOrder(['a', 'b', 'c'], ['a', 'c'], true);

    expect(steady.ids).toEqual(['a', 'b', 'c']);
    expect(steady.gone).toEqual(new Set(['b']));
  });

  it('appends at the end, where nothing is pushed away', () => {
    const steady = steadyOrder(['a', 'b'], ['a', 'b', 'n'], true);

    expect(steady.ids).toEqual(['a', 'b', 'n']);
    expect(steady.fresh).toEqual([]);
  });

  it('shows the first rows of an empty list', () => {
    expect(steadyOrder([], ['a', 'b'], true).ids).toEqual(['a', 'b']);
  });
});
