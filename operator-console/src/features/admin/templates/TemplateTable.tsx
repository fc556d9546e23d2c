import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { Problem } from '@/shared/http/problem';
import { Button } from '@/shared/ui/Button';
import { Icon } from '@/shared/ui/Icon';
import { say } from '@/shared/ui/toasts';
import { FilePicker } from '@/features/admin/FilePicker';
import styles from '@/features/admin/Admin.module.css';
import { wrongCells } from './wrongCells';

interface Result {
  created: number;
  changed: number;
  unchanged: number;
}

/** Templates as a table: taken out, looked through before it is brought in, and brought in as a whole or not at all. */
export function TemplateTable({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const client = useQueryClient();
  const [file, setFile] = useState<{ name: string; text: string } | null>(null);
  const send = (dryRun: boolean) => (text: string) =>
    api.send<Result>('POST', '/api/admin/templates/import', { text, dryRun });
  const trial = useMutation({ mutationFn: send(true) });
  const bring = useMutation({
    mutationFn: send(false),
    onSuccess: () => {
      say(t('templates.brought'));
      void client.invalidateQueries();
      onDone();
    },
  });
  const take = useMutation({
    mutationFn: () => api.file('/api/admin/templates/export'),
    onSuccess: (table) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(table);
      link.download = 'templates.csv';
      link.click();
      URL.revokeObjectURL(link.href);
    },
    onError: () => {
      say(t('errors.unreachable'), 'danger');
    },
  });
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.target.files?.[0];
    event.target.value = '';
    if (!chosen) return;
    const text = await chosen.text();
    setFile({ name: chosen.name, text });
    bring.reset();
    trial.mutate(text);
  };
  const failure = bring.error ?? trial.error;
  const result = trial.data;
  return (
    <div className={styles.form}>
      <section className={styles.group}>
        <h3>{t('templates.takeOut')}</h3>
        <p className={styles.muted}>{t('templates.takeOutText')}</p>
        <div>
          <Button
            icon="file"
            busy={take.isPending}
            data-testid="export"
            onClick={() => {
              take.mutate();
            }}
          >
            {t('templates.takeOut')}
          </Button>
        </div>
      </section>
      <section className={styles.group}>
        <h3>{t('templates.bringIn')}</h3>
        <p className={styles.muted}>{t('templates.bringInText')}</p>
        <code className={styles.code}>level,department,language,section,name,text</code>
        <FilePicker
          accept=".csv,text/csv"
          label={file?.name ?? t('templates.chooseFile')}
          testId="import-file"
          onChange={(event) => void choose(event)}
        />
        {failure && <Failure failure={failure} />}
        {result && !failure && (
          <p role="status" data-testid="import-trial">
            {t('templates.would', {
              created: result.created,
              changed: result.changed,
              unchanged: result.unchanged,
            })}
          </p>
        )}
        <div className={styles.deeds}>
          <Button onClick={onDone}>{t('common.back')}</Button>
          <Button
            kind="primary"
            busy={bring.isPending}
            disabled={!file || !result || result.created + result.changed === 0 || failure !== null}
            data-testid="import"
            onClick={() => {
              if (file) bring.mutate(file.text);
            }}
          >
            {t('templates.bringIn')}
          </Button>
        </div>
      </section>
    </div>
  );
}

function Failure({ failure }: { failure: Error }) {
  const { t } = useTranslation();
  const wrong = failure instanceof Problem ? wrongCells(failure.fields) : [];
  return (
    <div role="alert" data-testid="import-errors">
      <p className={styles.bad}>
        <Icon name="warning" size={16} />{' '}
        {wrong.length > 0
          ? t('templates.wrong', { count: wrong.length })
          : failure instanceof Problem
            ? `${t(`errors.${failure.code}`)} ${failure.detail}`
            : t('errors.unreachable')}
      </p>
      {wrong.length > 0 && (
        <div className={styles.tableFrame}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('templates.line')}</th>
                <th scope="col">{t('templates.column')}</th>
                <th scope="col">{t('templates.wrongWhat')}</th>
              </tr>
            </thead>
            <tbody>
              {wrong.map(({ line, column, code }) => (
                <tr key={`${line}-${column}`}>
                  <td>{line}</td>
                  <td>{column}</td>
                  <td>{t(`errors.${code}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
