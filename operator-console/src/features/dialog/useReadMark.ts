import { useEffect, useRef } from 'react';
import { newestUnread } from '@/shared/board/entries';
import type { Transcript } from '@/shared/board/transcript';
import { useOffice } from '@/shared/desk/context';
import type { DialogRow } from '@/shared/wire/rows';

const COALESCE = 800;

/** Tells the visitor that their messages were read, once the owner really has them before their eyes. */
export function useReadMark(row: DialogRow, transcript: Transcript | undefined, atEnd: boolean): void {
  const { me, workplace } = useOffice();
  const marked = useRef<string | null>(null);
  const owns = row.status === 'assigned' && row.operatorId === me.operatorId;
  const unread = owns && transcript ? newestUnread(transcript.events, row.dialogId) : null;
  const { conversationId, dialogId } = row;
  useEffect(() => {
    if (unread === null || !atEnd || unread === marked.current) return;
    const mark = () => {
      if (document.visibilityState !== 'visible' || !document.hasFocus() || unread === marked.current) return;
      marked.current = unread;
      workplace.command({ name: 'read', conversationId, dialogId, messageId: unread });
    };
    const timer = setTimeout(mark, COALESCE);
    document.addEventListener('visibilitychange', mark);
    window.addEventListener('focus', mark);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', mark);
      window.removeEventListener('focus', mark);
    };
  }, [unread, atEnd, workplace, conversationId, dialogId]);
}
