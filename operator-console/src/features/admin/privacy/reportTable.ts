import type { ErasureReport, LeftBehind } from '@/shared/wire/privacy';

/** Every service that has to say what it erased. */
export const KEEPERS = [
  'dialog-service',
  'channel-ingest',
  'integration-service',
  'notification-service',
  'admin-api',
] as const;

export interface KeeperLine {
  service: string;
  /** when all conversations were done; null while one is not */
  doneAt: string | null;
  /** by what they were, without what there was none of */
  counts: [kind: string, count: number][];
}

/** What each service has erased of all the visitor's conversations. */
export function linesOf(report: ErasureReport): KeeperLine[] {
  return KEEPERS.map((service) => {
    const receipts = report.parts.map((part) => part.receipts[service]);
    const counts = new Map<string, number>();
    for (const receipt of receipts) {
      for (const [kind, count] of Object.entries(receipt?.counts ?? {})) {
        counts.set(kind, (counts.get(kind) ?? 0) + count);
      }
    }
    const times = receipts.flatMap((receipt) => (receipt ? [receipt.doneAt] : []));
    return {
      service,
      doneAt: times.length === receipts.length && times.length > 0 ? (times.sort().at(-1) ?? null) : null,
      counts: [...counts].filter(([, count]) => count > 0).sort(([one], [other]) => one.localeCompare(other)),
    };
  });
}

/** What others have, each place once. */
export function leftOf(report: ErasureReport): LeftBehind[] {
  const places = new Map<string, LeftBehind>();
  for (const part of report.parts) {
    for (const receipt of Object.values(part.receipts)) {
      for (const left of receipt.left) {
        const key = `${left.kind} ${left.place}`;
        places.set(key, { ...left, count: left.count + (places.get(key)?.count ?? 0) });
      }
    }
  }
  return [...places.values()];
}
