import type { DialogEvent, DialogOpened } from '@/shared/wire/events';
import type { DialogRow } from '@/shared/wire/rows';

const PREVIEW = 200;

/** The row of a dialog that has just been opened. */
export function openRow(event: DialogOpened): DialogRow {
  return {
    dialogId: event.meta.dialogId,
    conversationId: event.meta.conversationId,
    sequence: event.meta.sequence,
    status: event.botId ? 'bot' : 'waiting',
    botId: event.botId,
    visitorId: event.visitorId,
    visitorName: event.visitorName,
    channelId: event.channelId,
    channelKind: event.channelKind,
    placementId: event.placementId,
    departmentId: event.departmentId,
    language: event.language,
    openedAt: event.meta.at,
    waitingSince: event.meta.at,
    unanswered: 0,
    queuedSequence: 0,
    pageUrl: event.pageUrl,
    ownerAnswered: false,
    priority: 'normal',
    tags: [],
    ended: false,
    offline: event.offline === true,
  };
}

/** The row after a newer event of its dialog; an unknown type changes nothing but the number. */
export function advanceRow(before: DialogRow, event: DialogEvent): DialogRow {
  const { at, actor, sequence } = event.meta;
  const row: DialogRow = { ...before, sequence };
  switch (event.type) {
    case 'MessagePosted': {
      const text = event.text || (event.attachments?.[0]?.name ?? '');
      const said = {
        ...row,
        lastMessageAt: at,
        lastMessageText: preview(text),
        lastMessageFrom: actor.kind,
        lastMessageId: event.messageId,
      };
      switch (actor.kind) {
        case 'visitor':
          return { ...said, unanswered: row.unanswered + 1, waitingSince: row.waitingSince ?? at };
        case 'operator':
          return { ...said, ...ANSWERED, ownerAnswered: row.ownerAnswered === true || row.operatorId === actor.id };
        case 'bot':
          return { ...said, ...ANSWERED };
        default:
          // what a person said is shown rather than what was sent automatically after it
          return row.lastMessageAt ? row : said;
      }
    }
    case 'DialogQueued':
      return {
        ...row,
        ...UNOWNED,
        status: 'waiting',
        departmentId: event.departmentId,
        language: event.language,
        waitingSince: row.waitingSince ?? at,
        queuedSequence: sequence,
      };
    case 'OperatorAssigned':
      return {
        ...row,
        status: 'assigned',
        operatorId: event.operatorId,
        operatorName: event.operatorName,
        assignmentCause: event.cause,
        ownerAnswered: false,
      };
    case 'DialogClosed':
      return { ...row, ...ANSWERED, status: 'closed', closedAt: at };
    case 'DialogReopened':
      return { ...row, ...UNOWNED, status: 'waiting', closedAt: undefined };
    case 'DialogReturned':
      return { ...row, ...UNOWNED, ...ANSWERED, status: 'bot', botId: event.botId, queuedSequence: 0 };
    case 'DialogTagged':
      return { ...row, tags: event.tags.toSorted() };
    case 'DialogPriorityChanged':
      return { ...row, priority: event.priority };
    case 'DialogCategoryChanged':
      return { ...row, category: event.category };
    case 'MessageEdited':
      // An emptied text leaves the file's name, which only the service knows.
      return row.lastMessageId === event.messageId && event.text !== ''
        ? { ...row, lastMessageText: preview(event.text) }
        : row;
    case 'MessageDeleted':
      return row.lastMessageId === event.messageId ? { ...row, lastMessageText: undefined } : row;
    case 'DialogRated':
      return { ...row, rating: event.mark };
    case 'DialogEnded':
      return { ...row, ended: true };
    case 'VisitorCardChanged':
      return { ...row, visitorName: event.card.name ?? row.visitorName };
    default:
      return row;
  }
}

const ANSWERED = { unanswered: 0, waitingSince: undefined };
const UNOWNED = {
  operatorId: undefined,
  operatorName: undefined,
  assignmentCause: undefined,
  ownerAnswered: false,
};

/** The beginning of a text, without half a character at its end. */
function preview(text: string): string {
  const cut = text.slice(0, PREVIEW);
  const last = cut.charCodeAt(cut.length - 1);
  return text.length > PREVIEW && last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut;
}
