export interface Steady {
  /** what is shown, in order */
  ids: readonly string[];
  /** shown, but no longer in the list */
  gone: ReadonlySet<string>;
  /** in the list, but not shown yet */
  fresh: readonly string[];
}

const NOTHING: ReadonlySet<string> = new Set();

/**
 * What to show while the pointer rests on a list: nothing moves. Rows that left stay until it goes, new ones are
 * announced, except at the end, where they push nothing away.
 */
export function steadyOrder(shown: readonly string[], present: readonly string[], held: boolean): Steady {
  if (!held) return { ids: present, gone: NOTHING, fresh: [] };
  const now = new Set(present);
  const before = new Set(shown);
  const last = Math.max(-1, ...shown.map((id) => present.indexOf(id)));
  const appended = present.slice(last + 1).filter((id) => !before.has(id));
  const fresh = present.slice(0, last + 1).filter((id) => !before.has(id));
  const gone = shown.filter((id) => !now.has(id));
  return { ids: [...shown, ...appended], gone: gone.length > 0 ? new Set(gone) : NOTHING, fresh };
}
