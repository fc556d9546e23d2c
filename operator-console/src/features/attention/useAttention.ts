import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useRow, useVisitorName } from '@/shared/desk/context';
import { preferences } from '@/shared/preferences/preferences';
import { navigate } from '@/shared/router/router';
import { chime } from './chime';
import { title } from './title';
import { askingDialogs, turnOf } from './unlooked';

const KEY = 'parley.looked';
const KEPT = 500;

function load(): Set<string> {
  try {
    return new Set(JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as string[]);
  } catch {
    return new Set();
  }
}

/**
 * Draws the operator here for each dialog that begins to await them: one sound, one notification, one in the tab's
 * title, until it has been looked at. What was waiting when the console opened is only counted.
 */
export function useAttention(dialogId: string | null): void {
  const { t } = useTranslation();
  const nameOf = useVisitorName();
  const looked = useRef<Set<string> | null>(null);
  const announced = useRef<Set<string> | null>(null);
  const board = useDesk((state) => state.board);
  const awaiting = useDesk((state) => state.order.awaiting);
  const fresh = useDesk((state) => state.fresh);
  const open = useRow(dialogId);

  useEffect(() => {
    looked.current ??= load();
    if (open && document.visibilityState === 'visible') {
      looked.current.add(turnOf(open));
      sessionStorage.setItem(KEY, JSON.stringify([...looked.current].slice(-KEPT)));
    }
    const asking = askingDialogs(
      awaiting.flatMap((id) => board.rows.get(id) ?? []),
      looked.current,
    );
    title.count({ dialogs: asking.length });
    if (!fresh) return;
    const first = announced.current === null;
    const known = (announced.current ??= new Set());
    const fresher = asking.filter((row) => !known.has(turnOf(row)));
    for (const row of fresher) known.add(turnOf(row));
    if (first || fresher.length === 0) return;
    const { sound, desktop } = preferences.get();
    if (sound) chime();
    if (!desktop || document.hasFocus() || !('Notification' in window) || Notification.permission !== 'granted') return;
    for (const row of fresher.slice(0, 3)) {
      const title = t(row.status === 'assigned' ? 'attention.assigned' : 'attention.newDialog');
      const notification = new Notification(title, { body: nameOf(row), tag: row.dialogId, silent: true });
      notification.onclick = () => {
        window.focus();
        navigate({ page: 'dialogs', list: 'awaiting', dialogId: row.dialogId });
        notification.close();
      };
    }
    // names and words are read when something new asks, they are no reason to ask again
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [board, awaiting, fresh, open]);
}
