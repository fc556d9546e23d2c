import { useSyncExternalStore } from 'react';
import { LIST_NAMES, type ListName } from '@/shared/wire/rows';

const BASE = '/console';

export const ADMIN_SECTIONS = [
  'account',
  'operators',
  'departments',
  'channels',
  'placements',
  'distribution',
  'times',
  'visits',
  'classification',
  'templates',
  'macros',
  'calendars',
  'keywords',
  'slas',
  'automations',
  'integrations',
  'access',
  'privacy',
  'audit',
] as const;
export type AdminSection = (typeof ADMIN_SECTIONS)[number];

/** What of the settings is everybody's. */
export const OWN_SECTIONS: readonly AdminSection[] = ['templates', 'macros'];

export type Route =
  | { page: 'dialogs'; list: ListName; dialogId: string | null }
  | { page: 'admin'; section: AdminSection; id: string | null }
  | { page: 'visitors' }
  | { page: 'search' }
  | { page: 'reports' }
  | { page: 'callback' };

export function routeOf(pathname: string): Route {
  const [first, second, third] = pathname.slice(BASE.length).split('/').filter(Boolean).map(decodeURIComponent);
  if (first === 'callback') return { page: 'callback' };
  if (first === 'visitors') return { page: 'visitors' };
  if (first === 'search') return { page: 'search' };
  if (first === 'reports') return { page: 'reports' };
  if (first === 'admin') {
    return { page: 'admin', section: ADMIN_SECTIONS.find((name) => name === second) ?? 'account', id: third ?? null };
  }
  return { page: 'dialogs', list: LIST_NAMES.find((name) => name === first) ?? 'awaiting', dialogId: second ?? null };
}

export function pathOf(route: Route): string {
  const parts =
    route.page === 'dialogs'
      ? [route.list, route.dialogId]
      : route.page === 'admin'
        ? ['admin', route.section, route.id]
        : [route.page];
  return [BASE, ...parts.filter((part) => part !== null).map(encodeURIComponent)].join('/');
}

const listeners = new Set<() => void>();

function changed(): void {
  for (const listener of [...listeners]) listener();
}

/** Decides whether and when somebody may leave the present page; calls `go` when they may. */
export type Guard = (go: () => void) => void;
let guard: Guard | null = null;
let present = '';

/** Lets nobody leave the present page but through `next`; null lets everybody. */
export function guardRoute(next: Guard | null): void {
  guard = next;
  present = window.location.pathname;
}

function held(go: () => void): boolean {
  if (!guard) return false;
  guard(() => {
    guard = null;
    go();
  });
  return true;
}

// before everybody else's listener, so that a page that is held never changes
window.addEventListener('popstate', () => {
  const wanted = window.location.pathname;
  if (!guard || wanted === present) return;
  window.history.pushState(null, '', present);
  held(() => {
    window.history.back();
  });
});

export function navigate(route: Route, replace = false): void {
  const path = pathOf(route);
  if (path === window.location.pathname) return;
  const again = () => {
    navigate(route, replace);
  };
  if (held(again)) return;
  if (replace) window.history.replaceState(null, '', path);
  else window.history.pushState(null, '', path);
  changed();
}

/** Goes on at a path of this site, for example after a login. */
export function resumeAt(path: string): void {
  window.history.replaceState(null, '', path);
  changed();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

export function useRoute(): Route {
  const pathname = useSyncExternalStore(subscribe, () => window.location.pathname);
  return routeOf(pathname);
}
