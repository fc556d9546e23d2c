import { seesOthers } from '@/shared/board/lists';
import type { DialogEvent } from '@/shared/wire/events';
import type { DeskState } from './state';

/**
 * Whether an event can change anything that is shown: one of an unknown dialog often cannot. While lists are being
 * read, unknown dialogs are left to the reading and the replay after it.
 */
export function concerns(event: DialogEvent, state: DeskState, reading: boolean): boolean {
  const { board, transcripts, lists, viewer } = state;
  const { conversationId } = event.meta;
  if (board.cursors.has(conversationId) || transcripts.has(conversationId)) return true;
  if (reading) return false;
  const others = seesOthers(viewer) && lists.others.status !== 'idle';
  switch (event.type) {
    case 'DialogOpened':
    case 'DialogQueued':
      return true;
    case 'OperatorAssigned':
      return event.operatorId === viewer.operatorId || others;
    case 'DialogReturned':
      return others;
    case 'MessagePosted':
      return others || lists.mine.next !== null;
    case 'DialogClosed':
    case 'DialogReopened':
      return lists.closed.status !== 'idle';
    default:
      return false;
  }
}
