import { useCallback, useEffect, useRef } from 'react';
import { useOffice } from '@/shared/desk/context';

const REPEAT = 3_000;
const STOP = 5_000;

/** Shows the visitor that an answer is being written; says so at most every few seconds, and when it stops. */
export function useTyping(
  conversationId: string,
  dialogId: string,
  allowed: boolean,
): { wrote: () => void; stopped: () => void } {
  const { workplace } = useOffice();
  const saidAt = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const stopped = useCallback(() => {
    clearTimeout(timer.current);
    if (saidAt.current === 0) return;
    saidAt.current = 0;
    workplace.typing(conversationId, dialogId, false);
  }, [workplace, conversationId, dialogId]);
  const wrote = useCallback(() => {
    if (!allowed) return;
    if (Date.now() - saidAt.current > REPEAT) {
      saidAt.current = Date.now();
      workplace.typing(conversationId, dialogId, true);
    }
    clearTimeout(timer.current);
    timer.current = setTimeout(stopped, STOP);
  }, [allowed, workplace, conversationId, dialogId, stopped]);
  useEffect(() => stopped, [stopped]);
  return { wrote, stopped };
}
