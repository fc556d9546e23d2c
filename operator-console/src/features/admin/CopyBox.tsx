import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/Button';
import styles from './Admin.module.css';

/** Something to take along: shown whole, copied with one press. */
export function CopyBox({ text, label, testId }: { text: string; label: string; testId: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles.snippet}>
      <code className={styles.code} aria-label={label} data-testid={testId}>
        {text}
      </code>
      <Button
        icon={copied ? 'check' : 'copy'}
        onClick={() => {
          void navigator.clipboard.writeText(text).then(() => {
            setCopied(true);
          });
        }}
      >
        <span role="status">{t(copied ? 'common.copied' : 'common.copy')}</span>
      </Button>
    </div>
  );
}
