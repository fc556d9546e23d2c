import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { departmentName, useDates, useOffice, useVisitorName } from '@/shared/desk/context';
import { serverNow } from '@/shared/time/clock';
import { Avatar } from '@/shared/ui/Avatar';
import { Icon } from '@/shared/ui/Icon';
import type { FoundMessage, FoundPlace, FoundVisitor } from '@/shared/wire/search';
import styles from './Search.module.css';

interface Standing {
  id: string;
  cursor: boolean;
  onOpen: () => void;
}

interface FrameProps extends Standing {
  place: FoundPlace;
  at: string;
  name?: string | null;
  testId: string;
  children: ReactNode;
}

function FoundRow({ id, cursor, onOpen, place, at, name, testId, children }: FrameProps) {
  const { t } = useTranslation();
  const nameOf = useVisitorName();
  const dates = useDates();
  const { directory } = useOffice();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (cursor) element.current?.scrollIntoView({ block: 'nearest' });
  }, [cursor]);
  const facts = [
    directory.channels.find((channel) => channel.channelId === place.channelId)?.name,
    departmentName(directory, place.departmentId),
    place.operatorName,
    place.category,
    t(`search.states.${place.status}`),
  ].filter(Boolean);
  return (
    <div
      ref={element}
      id={id}
      role="option"
      aria-selected={cursor}
      className={styles.row}
      data-testid={testId}
      data-dialog-id={place.dialogId}
      onClick={onOpen}
    >
      <Avatar id={place.visitorId} name={name ?? place.visitorName ?? '#'} size={34} channelKind={place.channelKind} />
      <div className={styles.lines}>
        <div className={styles.line}>
          <span className={styles.name}>{name ?? nameOf(place)}</span>
          <time className={styles.when} dateTime={at} title={dates.dateTime(at)}>
            {dates.brief(at, serverNow())}
          </time>
        </div>
        {children}
        <span className={styles.facts}>{facts.join(' · ')}</span>
      </div>
    </div>
  );
}

export function MessageRow({ found, ...standing }: Standing & { found: FoundMessage }) {
  const { t } = useTranslation();
  const who = found.authorName ?? t(`search.from.${found.from}`);
  return (
    <FoundRow {...standing} place={found.dialog} at={found.at} testId="found-message">
      <p className={styles.text}>
        {found.note ? (
          <span className={styles.note}>
            <Icon name="lock" size={14} />
            {t('search.note')}:{' '}
          </span>
        ) : (
          found.from !== 'visitor' && <span className={styles.who}>{who}: </span>
        )}
        {found.parts.map((part, index) =>
          part.hit ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
        )}
      </p>
    </FoundRow>
  );
}

export function VisitorRow({ found, ...standing }: Standing & { found: FoundVisitor }) {
  const { t } = useTranslation();
  const { card, ownId, dialog } = found;
  const known = [
    ...(found.by === 'id' ? [t('search.byId')] : []),
    ...(card?.emails ?? []),
    ...(card?.phones ?? []),
    ...(ownId ? [t('search.ownId', { id: ownId })] : []),
  ];
  return (
    <FoundRow {...standing} place={dialog} at={dialog.openedAt} name={card?.name} testId="found-visitor">
      {known.length > 0 && <p className={styles.text}>{known.join(' · ')}</p>}
    </FoundRow>
  );
}
