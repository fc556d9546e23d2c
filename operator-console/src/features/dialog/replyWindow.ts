import type { ChannelAbilities } from '@/shared/wire/channels';
import type { DialogEvent } from '@/shared/wire/events';

/** Whether a messenger still takes an answer, and for how long. */
export type ReplyWindow = { state: 'none' } | { state: 'open' | 'closing' | 'over'; seconds: number };

/** The last quarter of it is the time to hurry. */
const LATE = 4;

/**
 * @param wroteAt when the visitor wrote last; null where nobody knows
 * @param length in seconds; undefined where answers are taken at any time
 * @param now in milliseconds
 */
export function replyWindowOf(wroteAt: string | null, length: number | undefined, now: number): ReplyWindow {
  if (length === undefined || wroteAt === null) return { state: 'none' };
  const left = length - (now - Date.parse(wroteAt)) / 1_000;
  if (left <= 0) return { state: 'over', seconds: 0 };
  return { state: left * LATE <= length ? 'closing' : 'open', seconds: left };
}

/** When the visitor wrote last, as far as the conversation is loaded. */
export function lastWritten(events: readonly DialogEvent[]): string | null {
  const last = events.findLast((event) => event.type === 'MessagePosted' && event.meta.actor.kind === 'visitor');
  return last?.meta.at ?? null;
}

/** How many messages a text goes as. */
export function piecesOf(text: string, limit: number | undefined): number {
  return limit === undefined ? 1 : Math.max(1, Math.ceil(text.trim().length / limit));
}

/** Where a visitor can be written to although they have not written there. */
export interface OtherWay {
  channelId: string;
  email: string;
}

/** A mailbox that strangers can be written to from. */
export interface Mailbox {
  channelId: string;
  /** its address, as far as it is known */
  title: string;
}

/** The mailboxes that write to strangers, by name; the one that the visitor writes to is no other way. */
export function mailboxesOf(channels: readonly ChannelAbilities[], channelId: string): Mailbox[] {
  return channels
    .filter((each) => each.kind === 'email' && each.writesFirst === true && each.channelId !== channelId)
    .map((each) => ({ channelId: each.channelId, title: each.title ?? each.channelId }))
    .sort((one, other) => one.title.localeCompare(other.title));
}

/** Each address that is known of them, by the chosen mailbox, and by the first where none or one that is gone was chosen. */
export function otherWays(
  emails: readonly string[],
  mailboxes: readonly Mailbox[],
  chosen: string | null = null,
): OtherWay[] {
  const mailbox = mailboxes.find((each) => each.channelId === chosen) ?? mailboxes[0];
  return mailbox ? [...new Set(emails)].map((email) => ({ channelId: mailbox.channelId, email })) : [];
}
