import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDates, useOffice } from '@/shared/desk/context';
import { State } from '@/shared/ui/States';
import type { ErasureReport } from '@/shared/wire/privacy';
import styles from '@/features/admin/Admin.module.css';
import own from './Privacy.module.css';
import { Loaded } from '@/features/admin/Loading';
import { leftOf, linesOf } from './reportTable';

const PACE = 2000;

/** What was asked for and what came of it; it stays when the visitor is gone. */
export function ErasureList() {
  const { t } = useTranslation();
  const { api } = useOffice();
  const query = useQuery({
    queryKey: ['privacy', 'erasures'],
    queryFn: ({ signal }) => api.get<{ rows: ErasureReport[] }>('/api/admin/privacy/erasures', signal),
    refetchInterval: ({ state }) => (state.data?.rows.some((row) => row.state === 'running') ? PACE : false),
  });
  return (
    <section className={styles.group}>
      <h3>{t('privacy.reports')}</h3>
      <Loaded query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <State icon="clock" title={t('privacy.noReports')} />
          ) : (
            <div>
              {rows.map((report, index) => (
                <Report key={report.erasureId} report={report} open={index === 0} />
              ))}
            </div>
          )
        }
      </Loaded>
    </section>
  );
}

function Report({ report, open }: { report: ErasureReport; open: boolean }) {
  const { t, i18n } = useTranslation();
  const { directory } = useOffice();
  const dates = useDates();
  const left = leftOf(report);
  const by = directory.operators.find((each) => each.operatorId === report.askedBy)?.name ?? report.askedBy;
  const what = (kind: string) => (i18n.exists(`privacy.kinds.${kind}`) ? t(`privacy.kinds.${kind}` as never) : kind);
  return (
    <details className={styles.entry} open={open} data-testid="erasure" data-state={report.state}>
      <summary>
        <b>{report.visitorId}</b>
        <small>{`${t(`privacy.states.${report.state}`)} · ${by} · ${dates.dateTime(report.askedAt)}`}</small>
      </summary>
      {report.state === 'refused' && (
        <p className={styles.caution}>
          {/* errors have a text for every code that this console knows */}
          <span>
            {report.refusal && i18n.exists(`errors.${report.refusal}`)
              ? t(`errors.${report.refusal}` as never)
              : report.refusal}
          </span>
        </p>
      )}
      <ul className={own.list}>
        {linesOf(report).map((line) => (
          <li key={line.service} data-testid="erasure-part" data-done={line.doneAt !== null}>
            <b>{t(`privacy.services.${line.service}` as never)}</b>
            {': '}
            {line.doneAt === null
              ? t('privacy.waiting')
              : line.counts.map(([kind, count]) => `${what(kind)}: ${String(count)}`).join(', ') ||
                t('privacy.nothingThere')}
          </li>
        ))}
      </ul>
      {left.length > 0 && (
        <>
          <p className={styles.caution}>
            <span>{t('privacy.left')}</span>
          </p>
          <ul className={own.list}>
            {left.map((each) => (
              <li key={`${each.kind} ${each.place}`}>
                {each.kind === 'mail' ? t('privacy.mailed') : `${each.kind} · ${each.place}`} ({each.count})
              </li>
            ))}
          </ul>
        </>
      )}
      <p className={styles.muted}>
        {t('privacy.forget', {
          topics: dates.dateTime(report.topicsForgetAt),
          backups: dates.dateTime(report.backupsForgetAt),
        })}
      </p>
    </details>
  );
}
