import type { Entry, LineEntry, MessageEntry, NoteEntry } from '@/shared/board/entries';
import type { Delivery } from '@/shared/socket/outbox';

export type Item =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'line'; key: string; entry: LineEntry }
  | { kind: 'message'; key: string; entry: MessageEntry; first: boolean; last: boolean }
  | { kind: 'note'; key: string; entry: NoteEntry }
  | { kind: 'delivery'; key: string; delivery: Delivery }
  | { kind: 'start'; key: string };

const TOGETHER = 5 * 60_000;

/**
 * What the transcript draws, from oldest to newest: a line for each day, messages of one author close in time as one
 * group, and at the end what is still on its way.
 */
export function itemsOf(
  entries: readonly Entry[],
  deliveries: readonly Delivery[],
  complete: boolean,
  dayOf: (at: string) => string,
): Item[] {
  const items: Item[] = complete ? [{ kind: 'start', key: 'start' }] : [];
  let day = '';
  entries.forEach((entry, index) => {
    const today = dayOf(entry.at);
    if (today !== day) items.push({ kind: 'day', key: `day-${today}-${entry.key}`, at: entry.at });
    day = today;
    switch (entry.kind) {
      case 'line':
        items.push({ kind: 'line', key: entry.key, entry });
        break;
      case 'note':
        items.push({ kind: 'note', key: entry.key, entry });
        break;
      case 'message':
        items.push({
          kind: 'message',
          key: entry.key,
          entry,
          first: !together(entries[index - 1], entry, dayOf),
          last: !together(entry, entries[index + 1], dayOf),
        });
        break;
    }
  });
  for (const delivery of deliveries) items.push({ kind: 'delivery', key: delivery.ref, delivery });
  return items;
}

function together(a: Entry | undefined, b: Entry | undefined, dayOf: (at: string) => string): boolean {
  if (a?.kind !== 'message' || b?.kind !== 'message') return false;
  return (
    a.author.kind === b.author.kind &&
    a.author.id === b.author.id &&
    Date.parse(b.at) - Date.parse(a.at) < TOGETHER &&
    dayOf(a.at) === dayOf(b.at)
  );
}
