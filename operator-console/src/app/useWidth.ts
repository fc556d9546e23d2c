import { useSyncExternalStore } from 'react';

/** Widths at which panes fold; the same numbers stand in the style sheets. */
export const PHONE = 768;
export const FOLDED_DETAILS = 1200;
export const FULL_RAIL = 1280;

/** Whether the window is at least this wide, in CSS pixels. */
export function useWidth(least: number): boolean {
  const query = `(min-width: ${least}px)`;
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => {
        media.removeEventListener('change', listener);
      };
    },
    () => window.matchMedia(query).matches,
  );
}
