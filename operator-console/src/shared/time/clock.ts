import { useSyncExternalStore } from 'react';

/** How far the server's clock is ahead of this device's, in milliseconds; waiting times are counted with it. */
let ahead = 0;
const TOLERATED = 2_000;

export function learnServerTime(epochMillis: number): void {
  const difference = epochMillis - Date.now();
  ahead = Math.abs(difference) > TOLERATED ? difference : 0;
}

export function serverNow(): number {
  return Date.now() + ahead;
}

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of [...listeners]) each();
  }, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer) {
      clearInterval(timer);
      timer = null;
    }
  };
}

/** A value that depends on the time of day; draws again only when the value changes, looked at each second. */
export function useTicking<T extends string | number | boolean>(read: (now: number) => T): T {
  return useSyncExternalStore(subscribe, () => read(serverNow()));
}
