const FIRST = 500;
const MOST = 15_000;

/** Milliseconds to wait before attempt `attempt` (from 0): doubling, capped, between half and all of it by chance. */
export function backoff(attempt: number, chance: number): number {
  const full = Math.min(MOST, FIRST * 2 ** attempt);
  return Math.round(full / 2 + (full / 2) * chance);
}
