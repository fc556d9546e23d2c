import type { CardField, VisitorCard } from '../sdk/types';

const MOST = 5;

export const NO_CARD: VisitorCard = { name: null, emails: [], phones: [] };

/** The card with what was given put first; five addresses and numbers at most [U-11, U-12]. */
export function withGiven(card: VisitorCard, given: { name?: string; email?: string; phone?: string }): VisitorCard {
  return {
    name: given.name?.trim() || card.name,
    emails: first(given.email, card.emails),
    phones: first(given.phone, card.phones),
  };
}

function first(given: string | undefined, present: readonly string[]): readonly string[] {
  const value = given?.trim();
  return value ? [value, ...present.filter((each) => each !== value)].slice(0, MOST) : present;
}

/** What is wanted and not known yet, in the order of a form [U-15]. */
export function missing(wanted: readonly CardField[], card: VisitorCard): CardField[] {
  const known: Record<CardField, boolean> = {
    name: card.name !== null,
    email: card.emails.length > 0,
    phone: card.phones.length > 0,
  };
  return (['name', 'email', 'phone'] as const).filter((field) => wanted.includes(field) && !known[field]);
}

/** Reads what was kept; anything unexpected is no card. */
export function parseCard(json: string | null): VisitorCard {
  try {
    const value = JSON.parse(json ?? '{}') as Record<string, unknown>;
    const texts = (list: unknown) =>
      Array.isArray(list) ? list.filter((each): each is string => typeof each === 'string').slice(0, MOST) : [];
    return {
      name: typeof value['name'] === 'string' ? value['name'] : null,
      emails: texts(value['emails']),
      phones: texts(value['phones']),
    };
  } catch {
    return NO_CARD;
  }
}
