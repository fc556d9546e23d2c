import type { DestinationRow, Health } from '@/shared/wire/integrations';

/** Whether somebody has to look at it: one failure is mended by the next attempt. */
export function needsCare(destination: DestinationRow): boolean {
  return (
    destination.health === 'open' || (destination.health === 'disabled' && destination.disabledReason !== undefined)
  );
}

/** The worst first, then as they were. */
export function worstFirst(destinations: readonly DestinationRow[]): DestinationRow[] {
  const rank: Record<Health, number> = { disabled: 0, open: 1, failing: 2, healthy: 3 };
  return destinations.filter(needsCare).sort((a, b) => rank[a.health] - rank[b.health]);
}

/** An address without its scheme, short enough for a row. */
export function hostAndPath(url: string): string {
  return url
    .replace(/^https?:\/\//, '')
    .replace(/\?.*$/, '')
    .replace(/\/$/, '');
}

export interface Range {
  from: string;
  to: string;
  eventType: string;
  delivered: boolean;
}

/** What a range of local days and hours means to the server; null while it is none. */
export function replayBody({ from, to, eventType, delivered }: Range): object | null {
  const begin = new Date(from);
  const end = new Date(to);
  if (Number.isNaN(begin.getTime()) || Number.isNaN(end.getTime()) || begin >= end) return null;
  return {
    from: begin.toISOString(),
    to: end.toISOString(),
    eventTypes: eventType === '' ? [] : [eventType],
    states: delivered ? ['dead', 'delivered'] : ['dead'],
  };
}
