import { useEffect, useSyncExternalStore } from 'react';
import type { Transcript } from '@/shared/board/transcript';
import { aim } from '@/shared/desk/aim';
import type { Item } from './items';

interface Log {
  items: readonly Item[];
  transcript: Transcript;
  older: () => void;
  show: (index: number) => void;
}

/**
 * Goes to the message somebody is looking for, reading older pages until it is there. Says which one it is, so that it
 * can be marked; null for none.
 */
export function useAim(dialogId: string, { items, transcript, older, show }: Log): string | null {
  const present = useSyncExternalStore(aim.subscribe, aim.get);
  const aimed = present?.dialogId === dialogId ? present : null;
  useEffect(() => {
    if (!aimed || aimed.reached) return;
    const index = items.findIndex((item) => item.key === String(aimed.sequence));
    if (index >= 0) {
      aim.set({ ...aimed, reached: true });
      show(index);
      return;
    }
    const first = transcript.events[0]?.meta.sequence ?? 0;
    if (transcript.complete || first <= aimed.sequence) aim.set(null);
    else older();
    // what is read and shown changes with the transcript only
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [aimed, items, transcript]);
  useEffect(
    () => () => {
      if (aim.get()?.reached) aim.set(null);
    },
    [dialogId],
  );
  return aimed?.reached ? String(aimed.sequence) : null;
}
