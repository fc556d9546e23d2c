import { describe, expect, it } from 'vitest';
import { pathOf, routeOf } from '@/shared/router/router';
import type { FoundPlace } from '@/shared/wire/search';
import { filtersOf, isAsked, listOfFound, NOTHING, queryOf, stepped } from './sought';

const NOW = Date.parse('2026-03-08T12:00:31Z');

describe('what is looked for [T-14]', () => {
  it('is asked once there is a word of two letters or digits', () => {
    expect(['', ' a ', '- !', 'я'].map((text) => isAsked({ ...NOTHING, text }))).toEqual([false, false, false, false]);
    expect(['ab', 'д1', '12'].every((text) => isAsked({ ...NOTHING, text }))).toBe(true);
  });

  it('goes to the server with what was chosen, and the same within a minute', () => {
    expect(queryOf({ ...NOTHING, text: ' где заказ ' }, NOW)).toBe(new URLSearchParams({ q: 'где заказ' }).toString());
    const query = queryOf({ ...NOTHING, text: 'a&b', state: 'closed', channel: 'c1', period: 'week' }, NOW);
    expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
      q: 'a&b',
      channel: 'c1',
      state: 'closed',
      from: '2026-03-01T12:00:00.000Z',
    });
    expect(queryOf({ ...NOTHING, text: 'x1', period: 'day' }, NOW)).toBe(
      queryOf({ ...NOTHING, text: 'x1', period: 'day' }, NOW + 20_000),
    );
  });

  it('counts its filters', () => {
    expect(filtersOf({ ...NOTHING, text: 'x' })).toBe(0);
    expect(filtersOf({ ...NOTHING, text: 'x', operator: 'ann', period: 'day' })).toBe(2);
  });

  it('is opened in the list the dialog is in', () => {
    const place = (status: FoundPlace['status'], operatorId?: string) => ({ status, operatorId }) as FoundPlace;
    expect(listOfFound(place('closed', 'ann'), 'ann')).toBe('closed');
    expect(listOfFound(place('waiting'), 'ann')).toBe('awaiting');
    expect(listOfFound(place('assigned', 'ann'), 'ann')).toBe('mine');
    expect(listOfFound(place('assigned', 'boris'), 'ann')).toBe('others');
  });

  it('is gone through by the arrow keys, and the ends hold', () => {
    expect(stepped([], null, 1)).toBeNull();
    expect(stepped(['a', 'b'], null, 1)).toBe('a');
    expect(stepped(['a', 'b'], null, -1)).toBe('b');
    expect(stepped(['a', 'b'], 'a', 1)).toBe('b');
    expect(stepped(['a', 'b'], 'b', 1)).toBe('b');
    expect(stepped(['a', 'b'], 'gone', 1)).toBe('a');
  });

  it('has an address of its own', () => {
    expect(routeOf('/console/search')).toEqual({ page: 'search' });
    expect(pathOf({ page: 'search' })).toBe('/console/search');
  });
});
