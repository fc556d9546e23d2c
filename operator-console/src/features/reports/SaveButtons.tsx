import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { keepFile } from '@/shared/http/keepFile';
import { Button } from '@/shared/ui/Button';
import { say } from '@/shared/ui/toasts';
import styles from './Reports.module.css';

const FORMATS = ['csv', 'xlsx'] as const;

interface Props {
  of: 'figures' | 'dialogs';
  /** what is looked at, as the server is asked */
  query: string;
  /** of the file, without its ending */
  name: string;
}

/** What is looked at as a file. */
export function SaveButtons({ of, query, name }: Props) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const [busy, setBusy] = useState<string | null>(null);

  async function save(format: (typeof FORMATS)[number]) {
    setBusy(format);
    try {
      const file = await api.file(`/api/admin/report-files/${of}.${format}?${query}`);
      keepFile(file, `${name}.${format}`);
    } catch {
      say(t('reports.exportFailed'), 'danger');
    } finally {
      setBusy(null);
    }
  }

  return (
    <div className={styles.files}>
      {FORMATS.map((format) => (
        <Button
          key={format}
          icon="file"
          busy={busy === format}
          aria-label={t('reports.export', { format: format.toUpperCase() })}
          data-testid={`export-${of === 'figures' ? '' : 'dialogs-'}${format}`}
          onClick={() => void save(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
    </div>
  );
}
