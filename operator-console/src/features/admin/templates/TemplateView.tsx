import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/Button';
import type { Template } from '@/shared/wire/templates';
import styles from '@/features/admin/Admin.module.css';

/** A template that somebody else looks after. */
export function TemplateView({ template, onDone }: { template: Template; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.form} data-testid="template-view">
      <h3>{template.name || t('templates.one')}</h3>
      <p className={styles.muted}>{t('templates.notYours')}</p>
      <p className={styles.prose}>{template.text}</p>
      <div>
        <Button onClick={onDone}>{t('common.back')}</Button>
      </div>
    </div>
  );
}
