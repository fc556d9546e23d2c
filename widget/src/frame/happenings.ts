import type { Happening, Mirror } from '../bridge/messages';
import type { ChatMessage, OperatorCard } from '../sdk/types';
import { missing } from './card';
import type { Chat, ShownMessage } from './chat';
import type { Shown } from './shown';

/** What the page is told happened between two states of the chat, in the order in which it did. */
export function happenings(before: Shown, after: Shown): Happening[] {
  const told: Happening[] = [];
  // What a fresh load shows is no news; a conversation that was there before is followed over every gap.
  const followed =
    before.session !== null && before.session.conversationId === after.session?.conversationId && before.chat !== after.chat;
  if (followed) {
    const was = before.chat.operator;
    const is = after.chat.operator;
    const changed = was?.name !== is?.name;
    if (was && changed) told.push({ name: 'operator-left', value: null });
    if (is && changed) told.push({ name: 'operator-joined', value: cardOf(is) });
    told.push(...said(before.chat, after.chat, after.mine));
  }
  const typed = before.typing !== after.typing;
  if (typed) told.push({ name: 'typing', value: { active: after.typing !== null, name: after.typing || null } });
  return told;
}

function said(before: Chat, after: Chat, mine: ReadonlySet<string>): Happening[] {
  const told: Happening[] = [];
  const known = new Map(messages(before).map((message) => [message.messageId, message]));
  for (const message of messages(after)) {
    const was = known.get(message.messageId);
    if (message.number > before.number) told.push({ name: 'message', value: chatMessage(message, mine) });
    else if (was && was !== message && message.deleted && !was.deleted) {
      told.push({ name: 'message-deleted', value: chatMessage(message, mine) });
    } else if (was && was !== message && message.text !== was.text) {
      told.push({ name: 'message-edited', value: chatMessage(message, mine) });
    }
  }
  return told;
}

export function messages(chat: Chat): ShownMessage[] {
  return chat.items.filter((item): item is ShownMessage => 'messageId' in item);
}

export function chatMessage(message: ShownMessage, mine: ReadonlySet<string>): ChatMessage {
  return {
    messageId: message.messageId,
    uid: message.clientMessageId ?? null,
    dialogId: message.dialogId,
    at: Math.floor(Date.parse(message.at) / 1_000),
    source: message.from,
    name: message.from === 'operator' ? (message.name ?? null) : null,
    text: message.text,
    files: message.attachments ?? [],
    edited: message.edited ?? false,
    deleted: message.deleted ?? false,
    fromHere: message.clientMessageId !== undefined && mine.has(message.clientMessageId),
  };
}

/** With an address that is good on the page too. */
function cardOf(operator: OperatorCard): OperatorCard {
  const here = typeof location === 'undefined' ? '' : location.origin;
  return { ...operator, avatar: operator.avatar && here + operator.avatar };
}

export function mirrorOf(shown: Shown): Mirror {
  const { chat, session } = shown;
  return {
    phase: shown.phase,
    state: shown.stage,
    available: shown.available,
    offered: shown.offered,
    full: shown.full,
    waiting: shown.stage === 'chat' && chat.operator === null && !chat.bot,
    operator: chat.operator && cardOf(chat.operator),
    card: shown.card,
    requiredInfo: missing(session?.placement.requiredInfo ?? [], shown.card),
    departments: session?.placement.departments ?? [],
    languages: session?.placement.languages ?? [],
    rating: chat.rating,
    files: shown.phase === 'ready' && shown.link === 'online',
    hasHistory: messages(chat).length > 0 || chat.first > 1,
    unread: shown.unread,
    queue:
      shown.queue && shown.queue.dialogId === chat.dialogId && chat.state === 'waiting'
        ? { position: shown.queue.position, minutes: shown.queue.minutes }
        : null,
    language: session?.placement.language ?? 'en',
    conversationId: session?.conversationId ?? null,
  };
}
