import { useTranslation } from 'react-i18next';
import { useTicking } from '@/shared/time/clock';
import { waitedOf } from '@/shared/time/waiting';
import { Icon } from '@/shared/ui/Icon';
import type { LiveVisitor } from '@/shared/wire/visits';
import { shortAddress } from './inOrder';
import styles from './Visits.module.css';

interface Props {
  visitor: LiveVisitor;
  top: number;
  position: number;
  total: number;
  cursor: boolean;
  onOpen: () => void;
}

/** How long ago something was, in the largest unit that says it. */
export function useAgo(since: string): string {
  const { t } = useTranslation();
  return useTicking((now) => {
    const { unit, value } = waitedOf((now - Date.parse(since)) / 1_000);
    return t(`time.${unit}`, { value });
  });
}

export function useStanding(visitor: LiveVisitor): string {
  const { t } = useTranslation();
  const { invitation, visit, leaving } = visitor;
  if (leaving) return t('visits.leaving');
  if (visit.stage === 'available' && invitation) {
    return t(`visits.invitation.${invitation.state}`, { name: invitation.operatorName });
  }
  return t(`visits.stage.${visit.stage}`);
}

export function VisitorRow({ visitor, top, position, total, cursor, onOpen }: Props) {
  const { t } = useTranslation();
  const { page, visit, priority, leaving } = visitor;
  const ago = useAgo(visit.beganAt);
  const standing = useStanding(visitor);
  const device = [t(`visits.${visit.device.kind}`), visit.device.browser].filter(Boolean).join(', ');
  return (
    <div
      id={`visitor-${visitor.visitorId}`}
      className={`${styles.row} ${priority ? styles.hot : ''} ${leaving ? styles.leaving : ''}`}
      style={{ transform: `translateY(${top}px)` }}
      role="option"
      aria-selected={cursor}
      aria-posinset={position}
      aria-setsize={total}
      data-testid="visitor-row"
      data-visitor-id={visitor.visitorId}
      data-priority={priority}
      data-stage={visit.stage}
      onClick={onOpen}
    >
      <span className={styles.place}>
        <span className={styles.heading}>
          {priority && (
            <span className={styles.mark} title={t('visits.priority')}>
              <Icon name="bell" size={14} />
              <span className={styles.unseen}>{t('visits.priority')}</span>
            </span>
          )}
          <span className={styles.name}>{page.title ?? shortAddress(page.url)}</span>
        </span>
        <span className={styles.small}>{shortAddress(page.url)}</span>
      </span>
      <span className={`${styles.place} ${styles.wide}`}>
        <span className={styles.text}>{visit.city ?? t('visits.unknown')}</span>
        <span className={styles.small}>{device}</span>
      </span>
      <span className={`${styles.place} ${styles.wider}`}>
        <span className={styles.text}>{visit.referrer ? shortAddress(visit.referrer) : t('visits.direct')}</span>
        <span className={styles.small}>
          {visit.number === 1 ? t('visits.firstVisit') : t('visits.visitNumber', { number: visit.number })}
        </span>
      </span>
      <span className={`${styles.place} ${styles.end}`}>
        <span className={styles.text} data-testid="visitor-standing">
          {standing}
        </span>
        <span className={styles.small}>{ago}</span>
      </span>
    </div>
  );
}
