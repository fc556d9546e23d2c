import type { CardChange } from '@/shared/wire/commands';

/** Most e-mails, and most phones, of one card. */
export const MOST = 5;

/** The two lists of a card. */
export type ListName = 'emails' | 'phones';

export type CardFault = 'badEmail' | 'badPhone' | 'tooMany';

const EMAIL =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;
const EMAIL_LIMIT = 254;
const PHONE = /^\+?(?:[ ().-]{0,3}[0-9]){5,15}$/;

const same = (one: string) => (other: string) => one.toLowerCase() === other.toLowerCase();

/**
 * What the operator has changed of a list, as the server takes it: entries, never the whole list, so that what a
 * colleague adds meanwhile stays. Null for nothing, else the change or what is wrong with it.
 */
export function cardChange(
  list: ListName,
  before: readonly string[],
  after: readonly string[],
): CardChange | { fault: CardFault; value: string } | null {
  const added = after.filter((value) => !before.some(same(value)));
  const removed = before.filter((value) => !after.some(same(value)));
  for (const value of added) {
    if (list === 'emails' && (value.length > EMAIL_LIMIT || !EMAIL.test(value))) return { fault: 'badEmail', value };
    if (list === 'phones' && !PHONE.test(value)) return { fault: 'badPhone', value };
  }
  if (added.length > 0 && before.length - removed.length + added.length > MOST) {
    return { fault: 'tooMany', value: String(MOST) };
  }
  if (added.length + removed.length === 0) return null;
  return list === 'emails' ? { addEmails: added, removeEmails: removed } : { addPhones: added, removePhones: removed };
}
