import { useCallback, useEffect, useRef, useState } from 'react';
import { useOffice } from '@/shared/desk/context';
import { type Draft, loadDraft, NO_DRAFT, saveDraft } from './drafts';

const PAUSE = 800;

/**
 * What has been typed and not been sent: on this device at once, and on the server a moment later, so that it is there
 * wherever its operator goes on [T-05]. What the server does not have yet counts more than what it has.
 */
export function useDraft(dialogId: string): [Draft, (part: Partial<Draft>) => void] {
  const { api, me } = useOffice();
  const { operatorId } = me;
  const [draft, setDraft] = useState(() => loadDraft(operatorId, dialogId).draft);
  const latest = useRef(draft);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const path = `/api/dialogs/${encodeURIComponent(dialogId)}/draft`;

  const keep = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const sent = latest.current;
    api.send('PUT', path, sent).then(
      () => {
        // what was typed meanwhile is on its way too
        if (latest.current === sent) saveDraft(operatorId, dialogId, sent, false);
      },
      () => undefined,
    );
  }, [api, path, operatorId, dialogId]);

  const change = (part: Partial<Draft>) => {
    const next = { ...latest.current, ...part };
    latest.current = next;
    setDraft(next);
    saveDraft(operatorId, dialogId, next, true);
    clearTimeout(timer.current);
    timer.current = setTimeout(keep, PAUSE);
  };

  useEffect(() => {
    const begun = latest.current;
    if (loadDraft(operatorId, dialogId).unsaved) keep();
    else {
      api.get<Partial<Draft>>(path).then(
        (stored) => {
          if (latest.current !== begun) return;
          const { reply = '', note = '', mode = 'reply' } = stored;
          const found = reply || note ? { reply, note, mode } : NO_DRAFT;
          latest.current = found;
          setDraft(found);
          saveDraft(operatorId, dialogId, found, false);
        },
        () => undefined,
      );
    }
    return () => {
      if (timer.current !== undefined) keep();
    };
  }, [api, path, keep, operatorId, dialogId]);
  return [draft, change];
}
