import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageEntry, NoteEntry } from '@/shared/board/entries';
import { useDates, useOffice } from '@/shared/desk/context';
import type { Delivery } from '@/shared/socket/outbox';
import { serverNow } from '@/shared/time/clock';
import { IconButton } from '@/shared/ui/Button';
import { Icon } from '@/shared/ui/Icon';
import { Attachments } from './Attachments';
import { type Changing, useChanging } from './changing';
import { Earlier } from './Earlier';
import { RichText } from './RichText';
import styles from './Items.module.css';
import type { Item } from './items';
import { lineText } from './lineText';
import { SendMark } from './SendMark';

export const ItemView = memo(function ItemView({ item, visitorName }: { item: Item; visitorName: string }) {
  return (
    <div className={styles.item}>
      <Content item={item} visitorName={visitorName} />
    </div>
  );
});

function Content({ item, visitorName }: { item: Item; visitorName: string }) {
  const { t } = useTranslation();
  const { directory } = useOffice();
  const dates = useDates();
  switch (item.kind) {
    case 'start':
      return <p className={styles.start}>{t('dialog.beginning')}</p>;
    case 'day':
      return (
        <div className={styles.day} role="separator" aria-label={dates.day(item.at, serverNow())}>
          {dates.day(item.at, serverNow())}
        </div>
      );
    case 'line':
      return (
        <p className={styles.line} data-testid="line" data-event={item.entry.event.type}>
          {lineText(item.entry, t, directory, dates)} ·{' '}
          <time dateTime={item.entry.at}>{dates.time(item.entry.at)}</time>
        </p>
      );
    case 'message':
      return <Message entry={item.entry} first={item.first} last={item.last} visitorName={visitorName} />;
    case 'note':
      return <Note entry={item.entry} />;
    case 'delivery':
      return <OnItsWay delivery={item.delivery} />;
  }
}

interface MessageProps {
  entry: MessageEntry;
  first: boolean;
  last: boolean;
  visitorName: string;
}

function Message({ entry, first, last, visitorName }: MessageProps) {
  const { t } = useTranslation();
  const { me } = useOffice();
  const dates = useDates();
  const changing = useChanging();
  const { author, state, reason } = entry;
  const own = author.kind !== 'visitor';
  const bad = state === 'failed' || state === 'uncertain';
  const classes = [
    styles.message,
    first && styles.first,
    own && styles.own,
    author.kind === 'system' && styles.auto,
    bad && styles.bad,
  ];
  const name = {
    visitor: visitorName,
    operator: author.kind === 'operator' && author.id !== me.operatorId ? author.name : t('lists.you'),
    bot: author.kind === 'bot' ? `${author.name} · ${t('message.bot')}` : '',
    system: t('message.system'),
  }[author.kind];
  return (
    <article
      className={classes.filter(Boolean).join(' ')}
      aria-label={`${name}, ${dates.time(entry.at)}`}
      data-testid="message"
      data-message-id={entry.messageId}
      data-from={author.kind}
      data-state={state ?? 'received'}
    >
      {first && <span className={styles.author}>{name}</span>}
      <div className={styles.said}>
        <div className={styles.bubble} data-deleted={entry.deleted || undefined}>
          {entry.deleted ? (
            <i>{t('message.deleted')}</i>
          ) : (
            <>
              {entry.quoted && (
                <blockquote className={styles.quote}>{entry.quoted.text || t('message.deleted')}</blockquote>
              )}
              {entry.text && <RichText text={entry.text} />}
              {entry.attachments.length > 0 && <Attachments files={entry.attachments} below={entry.text !== ''} />}
            </>
          )}
        </div>
        {changing.may(entry) && <Changes entry={entry} changing={changing} />}
      </div>
      {(last || bad || entry.earlier.length > 0) && (
        <span className={styles.foot}>
          <time dateTime={entry.at} title={dates.dateTime(entry.at)}>
            {dates.time(entry.at)}
          </time>
          {entry.earlier.length > 0 && <Earlier versions={entry.earlier} />}
          {state && <SendMark state={state} />}
          {bad && <span>{`${t(`message.${state}`)}${reason ? `: ${reason}` : ''}`}</span>}
        </span>
      )}
    </article>
  );
}

/** What may be done to a message, in sight where the pointer or the focus is. */
function Changes({ entry, changing }: { entry: MessageEntry; changing: Changing }) {
  const { t } = useTranslation();
  return (
    <span className={styles.changes}>
      <IconButton
        icon="edit"
        label={t('message.edit')}
        data-testid="edit-message"
        onClick={() => {
          changing.edit(entry);
        }}
      />
      <IconButton
        icon="trash"
        label={t('message.delete')}
        data-testid="delete-message"
        onClick={() => {
          changing.remove(entry);
        }}
      />
    </span>
  );
}

function Note({ entry }: { entry: NoteEntry }) {
  const { t } = useTranslation();
  const { me } = useOffice();
  const dates = useDates();
  const { author } = entry;
  const name = author.kind === 'operator' && author.id !== me.operatorId ? author.name : t('lists.you');
  return (
    <article className={styles.note} data-testid="note" data-message-id={entry.messageId} data-state="sent">
      <header className={styles.noteHead}>
        <Icon name="lock" size={14} />
        <b>{t('message.note')}</b>
        <span>{name}</span>
        <i>{t('message.noteOnly')}</i>
        <time dateTime={entry.at}>{dates.time(entry.at)}</time>
      </header>
      <div className={styles.noteText}>
        <RichText text={entry.text} />
      </div>
    </article>
  );
}

/** A reply or note without its event yet: pending, accepted, or failed with the reason. */
function OnItsWay({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation();
  const { workplace } = useOffice();
  const { command, state, code } = delivery;
  if (command.name !== 'reply' && command.name !== 'note') return null;
  const shown = { waiting: 'pending', accepted: 'sent', failed: 'failed' } as const;
  const failed = state === 'failed';
  const foot = (
    <span className={styles.foot}>
      <SendMark state={shown[state]} />
      {t(`message.${shown[state]}`)}
      {failed && (
        <>
          {`: ${t(`errors.${code ?? 'internal-error'}`)}`}
          <button
            type="button"
            className={styles.link}
            data-testid="retry"
            onClick={() => {
              workplace.outbox.retry(delivery.ref);
            }}
          >
            {t('message.retry')}
          </button>
          <button
            type="button"
            className={styles.link}
            data-testid="discard"
            onClick={() => {
              workplace.outbox.discard(delivery.ref);
            }}
          >
            {t('message.discard')}
          </button>
        </>
      )}
    </span>
  );
  const data = {
    'data-testid': command.name === 'note' ? 'note' : 'message',
    'data-state': shown[state],
    'data-from': 'operator',
  };
  if (command.name === 'note') {
    return (
      <article className={styles.note} {...data}>
        <header className={styles.noteHead}>
          <Icon name="lock" size={14} />
          <b>{t('message.note')}</b>
          <i>{t('message.noteOnly')}</i>
        </header>
        <div className={styles.noteText}>{command.text}</div>
        {foot}
      </article>
    );
  }
  const classes = [
    styles.message,
    styles.first,
    styles.own,
    state === 'waiting' && styles.pending,
    failed && styles.bad,
  ];
  return (
    <article className={classes.filter(Boolean).join(' ')} {...data}>
      <div className={styles.bubble}>{command.text}</div>
      {foot}
    </article>
  );
}
