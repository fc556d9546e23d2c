import type { LiveBoard } from '@/shared/wire/board';

type Working = LiveBoard['operators'][number];

const PRESENCE: readonly Working['status'][] = ['online', 'away', 'invisible', 'offline'];

/** Those who take dialogs first, then by name, so that nothing jumps with every dialog. */
export function inOrder(operators: readonly Working[]): readonly Working[] {
  return operators.toSorted(
    (a, b) => PRESENCE.indexOf(a.status) - PRESENCE.indexOf(b.status) || a.name.localeCompare(b.name),
  );
}
