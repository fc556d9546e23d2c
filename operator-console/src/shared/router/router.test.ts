import { afterEach, describe, expect, it } from 'vitest';
import { guardRoute, navigate, pathOf, type Route, routeOf } from './router';

describe('addresses', () => {
  it.each<Route>([
    { page: 'dialogs', list: 'mine', dialogId: null },
    { page: 'dialogs', list: 'closed', dialogId: 'a b' },
    { page: 'admin', section: 'operators', id: 'new' },
    { page: 'admin', section: 'automations', id: 'rule-1' },
    { page: 'callback' },
  ])('lead back to where they came from: %o', (route) => {
    expect(routeOf(pathOf(route))).toEqual(route);
  });

  it('begin with who is waiting', () => {
    expect(routeOf('/console/')).toEqual({ page: 'dialogs', list: 'awaiting', dialogId: null });
    expect(routeOf('/console/nonsense')).toEqual({ page: 'dialogs', list: 'awaiting', dialogId: null });
  });
});

describe('a page that is held', () => {
  const times: Route = { page: 'admin', section: 'times', id: null };
  const slas: Route = { page: 'admin', section: 'slas', id: null };
  afterEach(() => {
    guardRoute(null);
  });

  it('is left only when its guard lets go', () => {
    navigate(times);
    const asked: (() => void)[] = [];
    guardRoute((go) => asked.push(go));

    navigate(slas);
    expect(window.location.pathname).toBe(pathOf(times));

    asked[0]?.();
    expect(window.location.pathname).toBe(pathOf(slas));
  });

  it('asks nobody on the way to where one is', () => {
    navigate(times);
    let asked = 0;
    guardRoute(() => {
      asked += 1;
    });
    navigate(times);

    expect(asked).toBe(0);
  });
});
