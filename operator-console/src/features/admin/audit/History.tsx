import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '@/shared/desk/context';
import { Button } from '@/shared/ui/Button';
import { Modal } from '@/shared/ui/Modal';
import type { AuditEntry } from '@/shared/wire/audit';
import styles from '@/features/admin/Admin.module.css';
import { Loaded } from '@/features/admin/Loading';
import { ChangeTable } from './ChangeTable';
import { restorable } from './difference';
import { useAudit } from './useAudit';

/** What a form is about, and how what it was once comes into it. */
export interface HistoryOf {
  kind: string;
  subjectId: string;
  onRestore: (state: Record<string, unknown>) => void;
}

/** What became of a setting: who changed it, when, from what to what, and the way back [W-75]. */
export function History({ of }: { of: HistoryOf }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <Button
        icon="clock"
        data-testid="history"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('audit.history')}
      </Button>
      <Modal open={open} onClose={close} title={t('audit.history')}>
        <Changes
          of={{
            ...of,
            onRestore: (state) => {
              close();
              of.onRestore(restorable(state));
            },
          }}
        />
      </Modal>
    </>
  );
}

function Changes({ of: { kind, subjectId, onRestore } }: { of: HistoryOf }) {
  const { t } = useTranslation();
  const query = useAudit({ kind, subjectId }, 20);
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Loaded query={{ ...query, data: query.data?.pages[0] }}>
      {() => (
        <div className={styles.form}>
          {rows.length === 0 && <p className={styles.muted}>{t('audit.none')}</p>}
          {rows.map((entry, index) => (
            <Change key={entry.auditId} entry={entry} present={index === 0} onRestore={onRestore} />
          ))}
          {query.hasNextPage && (
            <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('templates.more')}
            </Button>
          )}
        </div>
      )}
    </Loaded>
  );
}

interface ChangeProps {
  entry: AuditEntry;
  /** whether what it led to is what holds now */
  present: boolean;
  onRestore: (state: Record<string, unknown>) => void;
}

function Change({ entry, present, onRestore }: ChangeProps) {
  const { t } = useTranslation();
  const dates = useDates();
  const state = entry.after;
  return (
    <section className={styles.group} data-testid="history-entry">
      <div className={styles.deeds}>
        <b className={styles.wide}>
          {`${t(`audit.${entry.action}`)} · ${entry.actorName} · ${dates.dateTime(entry.at)}`}
        </b>
        {state && !present && (
          <Button
            icon="reopen"
            data-testid="restore"
            onClick={() => {
              onRestore(state);
            }}
          >
            {t('audit.restore')}
          </Button>
        )}
      </div>
      <ChangeTable entry={entry} />
    </section>
  );
}
