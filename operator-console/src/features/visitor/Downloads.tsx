import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { keepFile } from '@/shared/http/keepFile';
import { Button } from '@/shared/ui/Button';
import { say } from '@/shared/ui/toasts';
import styles from './VisitorPane.module.css';

const FORMATS = ['pdf', 'csv'] as const;
type Format = (typeof FORMATS)[number];

/** The dialog's messages as a file; notes are not in it. */
export function Downloads({ dialogId }: { dialogId: string }) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const [busy, setBusy] = useState<Format | null>(null);

  async function download(format: Format) {
    setBusy(format);
    try {
      keepFile(await api.file(`/api/dialogs/${dialogId}/transcript.${format}`), `${dialogId}.${format}`);
    } catch {
      say(t('visitor.downloadFailed'), 'danger');
    } finally {
      setBusy(null);
    }
  }

  return (
    <section className={styles.section}>
      <h3 className={styles.title}>{t('visitor.downloads')}</h3>
      <div className={styles.downloads}>
        {FORMATS.map((format) => (
          <Button
            key={format}
            icon="file"
            busy={busy === format}
            aria-label={t('visitor.download', { format: format.toUpperCase() })}
            data-testid={`download-${format}`}
            onClick={() => void download(format)}
          >
            {format.toUpperCase()}
          </Button>
        ))}
      </div>
    </section>
  );
}
