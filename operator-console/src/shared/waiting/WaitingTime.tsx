import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { useTicking } from '@/shared/time/clock';
import { type Urgency, urgencyOf, waitedOf } from '@/shared/time/waiting';
import styles from './WaitingTime.module.css';

/** How long a visitor has been waiting, in the one scale of colours that means this. */
export function WaitingTime({ since }: { since: string }) {
  const { t } = useTranslation();
  const target = useOffice().directory.account.firstReplySeconds ?? 0;
  const start = Date.parse(since);
  const shown = useTicking((now) => {
    const seconds = (now - start) / 1000;
    const { unit, value, rest } = waitedOf(seconds);
    return `${unit}|${value}|${rest}|${urgencyOf(seconds, target)}`;
  });
  const [unit, value, rest, urgency] = shown.split('|') as [
    ReturnType<typeof waitedOf>['unit'],
    string,
    string,
    Urgency,
  ];
  const time = t(`time.${unit}`, { value, rest });
  return (
    <span
      className={`${styles.time} ${styles[urgency]}`}
      role="img"
      aria-label={`${t('time.waiting', { time })}, ${t(`time.${urgency}`)}`}
      data-urgency={urgency}
    >
      {time}
    </span>
  );
}
