import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { preferences } from '@/shared/preferences/preferences';
import { navigate } from '@/shared/router/router';
import { say } from '@/shared/ui/toasts';
import type { LiveVisitor } from '@/shared/wire/visits';
import { title } from './title';

/**
 * Tells the operator of new visitors of the sites, where the company wants that, and of what became of their own
 * invitations. It has a sound of nobody's and a number of its own, so that new dialogs are announced as ever.
 */
export function useArrivals(looking: boolean): void {
  const { t } = useTranslation();
  const { visitors } = useOffice().workplace;
  const present = useRef(looking);

  useEffect(() => {
    present.current = looking;
    if (looking) title.count({ arrivals: 0 });
  }, [looking]);

  useEffect(() => {
    const nameOf = (visitor: LiveVisitor) => t('lists.visitor', { id: visitor.visitorId.slice(-4) });
    const seen = () => {
      if (document.visibilityState === 'visible') title.count({ arrivals: 0 });
    };
    const arrived = (visitor: LiveVisitor) => {
      if (present.current && document.hasFocus()) return;
      title.count({ arrivals: title.arrivals + 1 });
      const { desktop } = preferences.get();
      if (!desktop || document.hasFocus() || !('Notification' in window) || Notification.permission !== 'granted')
        return;
      const city = visitor.visit.city;
      const who = nameOf(visitor);
      const body = city ? t('visits.arrivedFrom', { who, city }) : who;
      const notification = new Notification(t('visits.arrived'), { body, tag: 'parley-arrival', silent: true });
      notification.onclick = () => {
        window.focus();
        navigate({ page: 'visitors' });
        notification.close();
      };
    };
    const answered = (visitor: LiveVisitor) => {
      const state = visitor.invitation?.state;
      if (state && state !== 'sent') say(t(`visits.answer.${state}`, { who: nameOf(visitor) }));
    };
    const stop = [visitors.onArrival(arrived), visitors.onAnswer(answered)];
    document.addEventListener('visibilitychange', seen);
    return () => {
      for (const each of stop) each();
      document.removeEventListener('visibilitychange', seen);
    };
  }, [visitors, t]);
}
