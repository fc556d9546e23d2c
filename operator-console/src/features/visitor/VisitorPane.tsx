import { useTranslation } from 'react-i18next';
import { useMemo } from 'react';
import { departmentName, useDates, useDesk, useOffice, useRow, useVisitorName } from '@/shared/desk/context';
import { useLanguageName } from '@/shared/i18n/names';
import { Avatar } from '@/shared/ui/Avatar';
import { IconButton } from '@/shared/ui/Button';
import { Bone } from '@/shared/ui/States';
import { useAbilities } from '@/shared/visitor/useAbilities';
import type { DialogEvent } from '@/shared/wire/events';
import type { DialogRow } from '@/shared/wire/rows';
import { CardPanel } from './CardPanel';
import { Downloads } from './Downloads';
import { FieldsPanel } from './FieldsPanel';
import { RecordLinks } from './RecordLinks';
import { earlierDialogs } from './history';
import { LabelsPanel } from './LabelsPanel';
import styles from './VisitorPane.module.css';
import { PrivacyLink } from './PrivacyLink';
import { WhyPanel } from './WhyPanel';

const NONE: readonly DialogEvent[] = [];

export function VisitorPane({ dialogId, onClose }: { dialogId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const row = useRow(dialogId);
  const nameOf = useVisitorName();
  if (!row) {
    return (
      <aside className={styles.pane} aria-label={t('dialog.details')}>
        <div className={styles.head}>
          <Bone width={160} height={18} />
        </div>
      </aside>
    );
  }
  return (
    <aside className={styles.pane} aria-label={t('dialog.details')} data-testid="visitor-pane">
      <header className={styles.head}>
        <Avatar id={row.visitorId} name={row.visitorName ?? '#'} size={40} channelKind={row.channelKind} />
        <h2 className={styles.name}>
          {nameOf(row)}
          <div className={styles.sub}>{t('visitor.title')}</div>
        </h2>
        <IconButton icon="close" label={t('common.close')} onClick={onClose} />
      </header>
      <Facts row={row} />
      <CardPanel row={row} />
      <FieldsPanel row={row} />
      <RecordLinks row={row} />
      <LabelsPanel row={row} />
      <WhyPanel row={row} />
      <Earlier row={row} />
      <Downloads dialogId={row.dialogId} />
      <PrivacyLink visitorId={row.visitorId} />
    </aside>
  );
}

function Facts({ row }: { row: DialogRow }) {
  const { t } = useTranslation();
  const { directory } = useOffice();
  const dates = useDates();
  const languageName = useLanguageName();
  const channel = directory.channels.find((each) => each.channelId === row.channelId)?.name ?? row.channelKind;
  const placement = directory.placements.find((each) => each.placementId === row.placementId)?.name;
  const project = useAbilities(row.channelId, row.channelKind)?.title;
  return (
    <dl className={styles.facts}>
      {row.pageUrl && (
        <Fact name={t('visitor.page')}>
          <PageLink url={row.pageUrl} />
        </Fact>
      )}
      <Fact name={t('visitor.channel')}>{channel}</Fact>
      {project && <Fact name={t('visitor.project')}>{project}</Fact>}
      {placement && <Fact name={t('visitor.placement')}>{placement}</Fact>}
      <Fact name={t('visitor.language')}>{languageName(row.language)}</Fact>
      <Fact name={t('visitor.department')}>{departmentName(directory, row.departmentId) ?? t('common.any')}</Fact>
      <Fact name={t('visitor.operator')}>{row.operatorName ?? t('visitor.nobody')}</Fact>
      <Fact name={t('visitor.opened')}>{dates.dateTime(row.openedAt)}</Fact>
      {row.closedAt && <Fact name={t('visitor.closed')}>{dates.dateTime(row.closedAt)}</Fact>}
      <Fact name={t('visitor.id')}>{row.visitorId}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** Only web addresses are followed: the page is what the visitor's browser said. */
function PageLink({ url }: { url: string }) {
  const shown = url.replace(/^https?:\/\//, '').replace(/\/$/, '');
  return /^https?:\/\//.test(url) ? (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {shown}
    </a>
  ) : (
    <>{shown}</>
  );
}

function Earlier({ row }: { row: DialogRow }) {
  const { t } = useTranslation();
  const dates = useDates();
  const transcript = useDesk((state) => state.transcripts.get(row.conversationId));
  const earlier = useMemo(() => earlierDialogs(transcript?.events ?? NONE, row.dialogId), [transcript, row.dialogId]);
  if (!transcript) return null;
  return (
    <section className={styles.section} data-testid="earlier">
      <h3 className={styles.title}>{t('visitor.earlier')}</h3>
      {earlier.length === 0 ? (
        <p className={styles.muted}>{t('visitor.earlierNone')}</p>
      ) : (
        <ul className={styles.earlier}>
          {earlier.map((dialog) => (
            <li key={dialog.dialogId}>
              {t('visitor.earlierItem', {
                date: dates.dateTime(dialog.openedAt),
                name: dialog.operatorName ?? t('visitor.nobody'),
              })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
