import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates, useOffice } from '@/shared/desk/context';
import { Button } from '@/shared/ui/Button';
import { SelectField } from '@/shared/ui/Field';
import { State } from '@/shared/ui/States';
import type { AuditEntry } from '@/shared/wire/audit';
import styles from '@/features/admin/Admin.module.css';
import { Loaded } from '@/features/admin/Loading';
import { ChangeTable } from './ChangeTable';
import { nameOf } from './difference';
import { AUDITED, useKindName } from './kinds';
import { useAudit } from './useAudit';

/** Who changed what, and when [T-20]. */
export function AuditSection() {
  const { t } = useTranslation();
  const kindName = useKindName();
  const [kind, setKind] = useState('');
  const query = useAudit({ kind: kind || undefined });
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className={styles.form}>
      <div>
        <h2 className={styles.heading}>{t('audit.title')}</h2>
        <p className={styles.muted}>{t('audit.text')}</p>
      </div>
      <SelectField
        name="kind"
        label={t('audit.kind')}
        value={kind}
        options={[
          { value: '', label: t('common.any') },
          ...AUDITED.map((value) => ({ value, label: kindName(value) })),
        ]}
        onChange={setKind}
      />
      <Loaded query={{ ...query, data: query.data?.pages[0] }}>
        {() =>
          rows.length === 0 ? (
            <State icon="clock" title={t('audit.none')} />
          ) : (
            <div>
              {rows.map((entry) => (
                <Entry key={entry.auditId} entry={entry} />
              ))}
              {query.hasNextPage && (
                <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t('templates.more')}
                </Button>
              )}
            </div>
          )
        }
      </Loaded>
    </div>
  );
}

function Entry({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const dates = useDates();
  const kindName = useKindName();
  const { me } = useOffice();
  return (
    <details className={styles.entry} data-testid="audit-entry" data-kind={entry.kind}>
      <summary>
        {/* of what an account has one of, the kind says it all */}
        <b>{[kindName(entry.kind), ...(entry.subjectId === me.accountId ? [] : [nameOf(entry)])].join(': ')}</b>
        <small>{`${t(`audit.${entry.action}`)} · ${entry.actorName} · ${dates.dateTime(entry.at)}`}</small>
      </summary>
      <ChangeTable entry={entry} />
    </details>
  );
}
