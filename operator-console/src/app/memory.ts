import type { Delivery, OutboxMemory } from '@/shared/socket/outbox';

const DEVICE = 'parley.device';

/** This tab's device: the same over reloads, another in every other tab. */
export function deviceId(): string {
  const known = sessionStorage.getItem(DEVICE);
  return known ?? newDevice();
}

export function newDevice(): string {
  const fresh = crypto.randomUUID();
  sessionStorage.setItem(DEVICE, fresh);
  return fresh;
}

/** Keeps what is on its way over a reload of this tab. Read marks are found anew, they need no keeping. */
export function outboxMemory(operatorId: string): OutboxMemory {
  const key = `parley.outbox.${operatorId}`;
  return {
    load() {
      try {
        return JSON.parse(sessionStorage.getItem(key) ?? '[]') as Delivery[];
      } catch {
        return [];
      }
    },
    save(deliveries) {
      try {
        sessionStorage.setItem(key, JSON.stringify(deliveries.filter(({ command }) => command.name !== 'read')));
      } catch {
        // without storage a reload forgets what was on its way; nothing worse
      }
    },
  };
}
