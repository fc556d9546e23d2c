import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { navigate } from '@/shared/router/router';
import { Dates } from '@/shared/time/dates';
import { IconButton } from '@/shared/ui/Button';
import page from '@/shared/ui/Page.module.css';
import { type Grouping, GROUPINGS, type Report } from '@/shared/wire/reports';
import { Chart } from './Chart';
import { DialogsBox } from './DialogsBox';
import { GroupTable } from './GroupTable';
import { Loaded } from './Loaded';
import { NowBoard } from './NowBoard';
import { OperatorsTable } from './OperatorsTable';
import { PeriodPicker } from './PeriodPicker';
import { type Days, daysOf, isPeriod } from './periods';
import styles from './Reports.module.css';
import { SaveButtons } from './SaveButtons';
import { Tiles } from './Tiles';
import { useWords } from './useWords';

/** Figures of a period, how they have changed, by what they may be told apart, and the dialogs behind each. */
export function ReportsPage() {
  const { t } = useTranslation();
  const { api, directory } = useOffice();
  const words = useWords();
  const zone = directory.account.timeZone;
  const [today] = useState(() => new Dates('en', zone).dayKey(Date.now()));
  const [days, setDays] = useState<Days>(() => daysOf('week', today));
  const [by, setBy] = useState<Grouping>('day');
  const [drill, setDrill] = useState<{ query: string; title: string } | null>(null);
  const good = isPeriod(days);
  const period = new URLSearchParams({ ...days }).toString();
  const report = useQuery({
    queryKey: ['report', period, by],
    queryFn: ({ signal }) => api.get<Report>(`/api/admin/reports/figures?${period}&by=${by}&before=true`, signal),
    enabled: good,
    placeholderData: keepPreviousData,
  });

  return (
    <main className={page.page} id="main" tabIndex={-1} data-testid="reports-page">
      <header className={page.head}>
        <IconButton
          icon="back"
          label={t('admin.toWorkplace')}
          onClick={() => {
            navigate({ page: 'dialogs', list: 'awaiting', dialogId: null });
          }}
        />
        <h1 className={styles.title}>{t('reports.title')}</h1>
        <span className={styles.zone}>{t('reports.zone', { zone })}</span>
      </header>
      <div className={styles.body}>
        <section className={styles.section}>
          <h2 className={styles.subtitle}>{t('reports.now.title')}</h2>
          <NowBoard />
        </section>
        <PeriodPicker days={days} today={today} onChange={setDays} />
        <Loaded query={report}>
          {(read) => (
            <div className={styles.sections} aria-busy={report.isPlaceholderData}>
              {read.before && (
                <p className={styles.muted}>
                  {t('reports.comparedWith', {
                    from: words.date(read.before.period.from),
                    to: words.date(read.before.period.to),
                  })}
                </p>
              )}
              <Tiles
                total={read.total}
                before={read.before?.total}
                onOpen={(shown) => {
                  setDrill({
                    query: `${period}&figure=${shown.drill}`,
                    title: t(`reports.figure.${shown.id}` as 'reports.figure.opened'),
                  });
                }}
              />
              <section className={styles.section}>
                <div className={styles.bar2}>
                  <label className={styles.date}>
                    <span>{t('reports.groups')}</span>
                    <select
                      value={by}
                      data-testid="report-by"
                      onChange={(event) => {
                        setBy(GROUPINGS.find((each) => each === event.target.value) ?? 'day');
                      }}
                    >
                      {GROUPINGS.map((each) => (
                        <option key={each} value={each}>
                          {t(`reports.by.${each}`)}
                        </option>
                      ))}
                    </select>
                  </label>
                  <SaveButtons
                    of="figures"
                    query={`${period}&by=${by}`}
                    name={`parley-${days.from}-${days.to}-${by}`}
                  />
                </div>
                {(read.by === 'day' || read.by === 'hour') && read.groups.length > 0 && (
                  <Chart by={read.by} groups={read.groups} />
                )}
                <GroupTable
                  report={read}
                  by={read.by ?? by}
                  onOpen={(shown, group) => {
                    const named = words.group(read.by ?? by, group.key, group.name);
                    setDrill({
                      query: `${period}&figure=${shown.drill}&${read.by ?? by}=${encodeURIComponent(group.key)}`,
                      title: `${t(`reports.figure.${shown.id}` as 'reports.figure.opened')}: ${named}`,
                    });
                  }}
                />
              </section>
            </div>
          )}
        </Loaded>
        {good && (
          <section className={styles.section}>
            <h2 className={styles.subtitle}>{t('reports.operators')}</h2>
            <OperatorsTable query={period} />
          </section>
        )}
      </div>
      {drill && (
        <DialogsBox
          {...drill}
          zone={zone}
          onClose={() => {
            setDrill(null);
          }}
        />
      )}
    </main>
  );
}
