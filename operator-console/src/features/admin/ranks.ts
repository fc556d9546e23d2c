/** Room between two ranks, so that most moves change one rule only. */
const STEP = 10;

interface Ranked {
  id: string;
  rank: number;
}

/**
 * Which ranks must change so that the thing at `from` comes to stand at `to`, in as few changes as there can be.
 *
 * @param things in their present order
 */
export function ranksAfterMove(things: readonly Ranked[], from: number, to: number): Ranked[] {
  const moved = things[from];
  if (!moved || from === to || to < 0 || to >= things.length) return [];
  const rest = things.filter((each) => each !== moved);
  const before = rest[to - 1]?.rank ?? -1;
  const after = rest[to]?.rank ?? before + 2 * STEP;
  const middle = Math.floor((before + after) / 2);
  if (middle > before && middle < after) return [{ id: moved.id, rank: middle }];
  const order = [...rest.slice(0, to), moved, ...rest.slice(to)];
  return order
    .map((each, index) => ({ id: each.id, rank: (index + 1) * STEP, was: each.rank }))
    .filter((each) => each.rank !== each.was)
    .map(({ id, rank }) => ({ id, rank }));
}

/** The rank of one that comes last. */
export function rankAtEnd(things: readonly { rank: number }[]): number {
  return Math.max(0, ...things.map((each) => each.rank)) + STEP;
}
