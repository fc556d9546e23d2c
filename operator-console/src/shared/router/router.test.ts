import { describe, expect, it } from 'vitest';
import { pathOf, type Route, routeOf } from './router';

describe('addresses', () => {
  it.each<Route>([
    { page: 'dialogs', list: 'mine', dialogId: null },
    { page: 'dialogs', list: 'closed', dialogId: 'a b' },
    { page: 'admin', section: 'operators', id: 'new' },
    { page: 'callback' },
  ])('lead back to where they came from: %o', (route) => {
    expect(routeOf(pathOf(route))).toEqual(route);
  });

  it('begin with who is waiting', () => {
    expect(routeOf('/console/')).toEqual({ page: 'dialogs', list: 'awaiting', dialogId: null });
    expect(routeOf('/console/nonsense')).toEqual({ page: 'dialogs', list: 'awaiting', dialogId: null });
  });
});
