import { useTranslation } from 'react-i18next';
import { useTicking } from '@/shared/time/clock';
import { waitedOf } from '@/shared/time/waiting';
import { Icon } from '@/shared/ui/Icon';
import type { VisitorCard } from '@/shared/wire/events';
import type { DialogRow } from '@/shared/wire/rows';
import styles from './Composer.module.css';
import { OtherWays } from './OtherWays';
import { replyWindowOf } from './replyWindow';

/** Whether the visitor can still be answered; changes by itself when the time is over. */
export function useReplyOver(wroteAt: string | null, length: number | undefined): boolean {
  return useTicking((now) => replyWindowOf(wroteAt, length, now).state === 'over');
}

interface Props {
  row: DialogRow;
  wroteAt: string | null;
  /** in seconds */
  length: number | undefined;
  card: VisitorCard | null | undefined;
}

/** How long the messenger still takes an answer; once it takes none, why, and how else the visitor is reached. */
export function ReplyWindowLine({ row, wroteAt, length, card }: Props) {
  const { t } = useTranslation();
  const shown = useTicking((now) => {
    const window = replyWindowOf(wroteAt, length, now);
    if (window.state === 'none') return 'none';
    const { unit, value, rest } = waitedOf(window.seconds);
    return `${window.state}|${unit}|${value}|${rest}`;
  });
  const [state, unit, value, rest] = shown.split('|') as [
    ReturnType<typeof replyWindowOf>['state'],
    ReturnType<typeof waitedOf>['unit'],
    string,
    string,
  ];
  if (state === 'none' || length === undefined) return null;
  if (state === 'over') {
    const others = [...(card?.emails ?? []), ...(card?.phones ?? [])];
    return (
      <div className={styles.notice} role="status" data-testid="reply-window" data-state={state}>
        <Icon name="clock" size={16} />
        <div>
          {t('dialog.windowOver', { hours: Math.round(length / 3_600) })}{' '}
          {others.length > 0 && t('dialog.windowElsewhere', { contacts: others.join(', ') })}
          <OtherWays row={row} emails={card?.emails ?? []} />
        </div>
      </div>
    );
  }
  return (
    <div
      className={`${styles.window} ${state === 'closing' ? styles.hurry : ''}`}
      data-testid="reply-window"
      data-state={state}
    >
      <Icon name="clock" size={14} />
      <span>{t('dialog.windowLeft', { time: t(`time.${unit}`, { value, rest }) })}</span>
    </div>
  );
}
