/** Who is shown the button: so many percent of new visitors, each of them always or never. */
const SEED = 'parley.seed';

/**
 * Whether the visitor with this seed sees the button of a placement that shows itself to `percent` of 100. The same
 * seed is chosen again wherever the percentage did not fall below its place.
 */
export function isChosen(seed: string, placement: string, percent: number): boolean {
  return place(`${placement}/${seed}`) < percent * 100;
}

/** A number from 0 to 9,999, as even over all texts as chance. */
function place(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % 10_000;
}

/** What this browser is known by on this site, here alone; it says nothing of the person and leaves the page never. */
export function seedOf(storage: () => Storage, make: () => string): string {
  try {
    const kept = storage().getItem(SEED);
    if (kept) return kept;
    const made = make();
    storage().setItem(SEED, made);
    return made;
  } catch {
    return make();
  }
}
