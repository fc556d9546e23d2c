import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { departmentName, useDates, useOffice, useRow, useVisitorName } from '@/shared/desk/context';
import { usePreferences } from '@/shared/preferences/usePreferences';
import { serverNow } from '@/shared/time/clock';
import { Avatar } from '@/shared/ui/Avatar';
import { Icon } from '@/shared/ui/Icon';
import { Rating } from '@/shared/ui/Rating';
import { WaitingTime } from '@/shared/waiting/WaitingTime';
import type { DialogRow } from '@/shared/wire/rows';
import styles from './RowItem.module.css';

interface Props {
  dialogId: string;
  top: number;
  position: number;
  total: number;
  selected: boolean;
  cursor: boolean;
  gone: boolean;
  onOpen: (dialogId: string) => void;
}

export const RowItem = memo(function RowItem(props: Props) {
  const { dialogId, top, position, total, selected, cursor, gone, onOpen } = props;
  const { t } = useTranslation();
  const row = useRow(dialogId);
  const nameOf = useVisitorName();
  const { density } = usePreferences();
  const { directory } = useOffice();
  if (!row) return null;
  const name = nameOf(row);
  return (
    <div
      id={`row-${dialogId}`}
      role="option"
      aria-selected={selected}
      aria-posinset={position}
      aria-setsize={total}
      className={[styles.row, gone && styles.gone, row.unanswered > 0 && styles.unread].filter(Boolean).join(' ')}
      style={{ transform: `translateY(${top}px)` }}
      data-cursor={cursor}
      data-testid="dialog-row"
      data-dialog-id={dialogId}
      onClick={() => {
        onOpen(dialogId);
      }}
    >
      <Avatar
        id={row.visitorId}
        name={row.visitorName ?? '#'}
        size={density === 'compact' ? 26 : 34}
        channelKind={row.channelKind}
      />
      <div className={styles.lines}>
        <div className={styles.line}>
          <PriorityMark row={row} />
          <BotMark row={row} />
          <span className={styles.name}>{name}</span>
          <span className={styles.department}>{departmentName(directory, row.departmentId)}</span>
          {density === 'comfortable' && <When row={row} gone={gone} />}
        </div>
        <div className={styles.line}>
          <span className={styles.text}>
            <LastMessage row={row} />
          </span>
          <Rating mark={row.rating} />
          {row.unanswered > 0 && row.status !== 'closed' && (
            <span className={styles.count} role="img" aria-label={t('lists.unanswered', { count: row.unanswered })}>
              {row.unanswered}
            </span>
          )}
          {density === 'compact' && <When row={row} gone={gone} />}
        </div>
      </div>
    </div>
  );
});

const MARKS = { low: '↓', normal: '', high: '!', urgent: '!!' } as const;

/** Only what is not usual is marked. */
function PriorityMark({ row }: { row: DialogRow }) {
  const { t } = useTranslation();
  const priority = row.priority ?? 'normal';
  if (priority === 'normal') return null;
  const label = t('priority.label', { priority: t(`priority.${priority}`) });
  return (
    <span className={styles.priority} role="img" aria-label={label} title={label} data-priority={priority}>
      {MARKS[priority]}
    </span>
  );
}

/** A bot has it: nobody waits. */
function BotMark({ row }: { row: DialogRow }) {
  const { t } = useTranslation();
  if (row.status !== 'bot') return null;
  return (
    <span
      className={styles.bot}
      role="img"
      aria-label={t('dialog.withBot')}
      title={t('dialog.withBot')}
      data-testid="with-bot"
    >
      <Icon name="robot" size={16} />
    </span>
  );
}

function When({ row, gone }: { row: DialogRow; gone: boolean }) {
  const { t } = useTranslation();
  const dates = useDates();
  if (gone) return <span className={styles.when}>{t('lists.moved')}</span>;
  if (row.waitingSince && row.status !== 'bot') return <WaitingTime since={row.waitingSince} />;
  const at = row.closedAt ?? row.lastMessageAt ?? row.openedAt;
  return <time className={styles.when}>{dates.brief(at, serverNow())}</time>;
}

function LastMessage({ row }: { row: DialogRow }) {
  const { t } = useTranslation();
  const { me } = useOffice();
  if (!row.lastMessageText) return <>{t(row.lastMessageAt ? 'message.deleted' : 'lists.noMessage')}</>;
  const text = row.lastMessageText.replace(/\s+/g, ' ');
  switch (row.lastMessageFrom) {
    case 'operator':
      return (
        <>{`${row.operatorId === me.operatorId ? t('lists.you') : (row.operatorName ?? t('people.operator'))}: ${text}`}</>
      );
    case 'bot':
      return <>{`${t('message.bot')}: ${text}`}</>;
    default:
      return <>{text}</>;
  }
}
