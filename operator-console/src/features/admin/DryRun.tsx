import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { departmentName, useDates, useOffice } from '@/shared/desk/context';
import { Problem } from '@/shared/http/problem';
import { Button } from '@/shared/ui/Button';
import type { KeywordRuleSettings } from '@/shared/wire/settings';
import styles from './Admin.module.css';

interface TriedDialog {
  dialogId: string;
  openedAt: string;
  text: string;
  ruleName?: string | null;
  departmentId?: string | null;
  wentToDepartmentId?: string | null;
  differs: boolean;
}
interface Report {
  examined: number;
  matched: number;
  differing: number;
  dialogs: TriedDialog[];
}

const SHOWN = 50;

/** What the rules as they are would have done to the newest dialogs. */
export function DryRun({ rules }: { rules: readonly KeywordRuleSettings[] }) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const run = useMutation({
    mutationFn: () => api.send<Report>('POST', '/api/dialogs/keyword-rules/dry-run', { rules, limit: 200 }),
  });
  const { data, error } = run;
  return (
    <section className={styles.below} data-testid="dry-run">
      <h3>{t('keywords.dryRun')}</h3>
      <p className={styles.muted}>{t('keywords.dryRunText')}</p>
      <div>
        <Button
          busy={run.isPending}
          data-testid="dry-run-start"
          onClick={() => {
            run.mutate();
          }}
        >
          {t('keywords.dryRunStart')}
        </Button>
      </div>
      {error && (
        <p role="alert" className={styles.bad}>
          {t(`errors.${error instanceof Problem ? error.code : 'unreachable'}`)}
        </p>
      )}
      {data && <Findings report={data} />}
    </section>
  );
}

function Findings({ report }: { report: Report }) {
  const { t } = useTranslation();
  const { directory } = useOffice();
  const dates = useDates();
  const found = report.dialogs.filter((dialog) => dialog.ruleName).slice(0, SHOWN);
  const place = (id: string | null | undefined) => departmentName(directory, id) ?? t('common.any');
  return (
    <>
      <p role="status" data-testid="dry-run-sum">
        {t('keywords.dryRunSum', { examined: report.examined, matched: report.matched, differing: report.differing })}
      </p>
      {found.length > 0 && (
        <div className={styles.tableFrame} tabIndex={0} role="region" aria-label={t('keywords.dryRun')}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th>{t('keywords.dryRunWhen')}</th>
                <th>{t('keywords.dryRunMessage')}</th>
                <th>{t('keywords.dryRunRule')}</th>
                <th>{t('keywords.dryRunPlace')}</th>
              </tr>
            </thead>
            <tbody>
              {found.map((dialog) => (
                <tr key={dialog.dialogId}>
                  <td>{dates.dateTime(dialog.openedAt)}</td>
                  <td>{dialog.text}</td>
                  <td>{dialog.ruleName}</td>
                  <td>
                    {dialog.differs
                      ? `${place(dialog.wentToDepartmentId)} → ${place(dialog.departmentId)}`
                      : place(dialog.departmentId)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
