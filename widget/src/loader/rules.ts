/** When a page invites its visitor by itself, as the placement says. */
export interface Rule {
  text: string;
  /** Seconds on the page. */
  seconds: number;
  /** Pattern of the page's address, in which `*` stands for anything; missing for every page. */
  page?: string;
  visits: number;
  cart: number;
}

export interface Rules {
  rejectedHours: number;
  /** Whether to invite while nobody is online. */
  offline: boolean;
  rules: readonly Rule[];
  /** The picture of who invites while nobody is online, by its id; missing for a drawn face. */
  photo?: string;
}

export interface Facts {
  seconds: number;
  url: string;
  visits: number;
  cart: number | null;
}

/** The first rule of which everything is so; null for none. */
export function firstFit(rules: readonly Rule[], facts: Facts): Rule | null {
  return (
    rules.find(
      (rule) =>
        facts.seconds >= rule.seconds &&
        facts.visits >= rule.visits &&
        (rule.cart === 0 || (facts.cart ?? 0) >= rule.cart) &&
        (!rule.page || matches(rule.page, facts.url)),
    ) ?? null
  );
}

/** Takes time in proportion to the address, whatever the pattern: each piece is looked for once, from left to right. */
export function matches(pattern: string, url: string): boolean {
  const pieces = pattern.split('*');
  const first = pieces[0] ?? '';
  if (pieces.length === 1) return url === first;
  const last = pieces[pieces.length - 1] ?? '';
  if (!url.startsWith(first) || !url.endsWith(last) || url.length < first.length + last.length) return false;
  let at = first.length;
  const end = url.length - last.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = url.indexOf(piece, at);
    if (found < 0 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return true;
}

/** What the placement says of invitations; anything unexpected is none. */
export function rulesOf(given: unknown): Rules | null {
  const rules = given as Rules | null;
  return typeof rules === 'object' && rules !== null && Array.isArray(rules.rules) ? rules : null;
}
