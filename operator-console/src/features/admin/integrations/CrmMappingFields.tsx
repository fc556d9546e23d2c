import { useTranslation } from 'react-i18next';
import { AreaField, TextField } from '@/shared/ui/Field';
import styles from '@/features/admin/Admin.module.css';
import type { EnteredMapping } from './crms';

interface Props {
  value: EnteredMapping;
  /** whether the CRM keeps nothing but contacts */
  fieldsOnly: boolean;
  error: string | null;
  onChange: (value: EnteredMapping) => void;
}

/** How a dialog becomes a record: templates with facts in braces. */
export function CrmMappingFields({ value, fieldsOnly, error, onChange }: Props) {
  const { t } = useTranslation();
  const bind = (name: keyof EnteredMapping) => ({
    name,
    value: value[name],
    onChange: (event: { target: { value: string } }) => {
      onChange({ ...value, [name]: event.target.value });
    },
  });
  return (
    <section className={styles.group}>
      <h3>{t('integrations.record')}</h3>
      <p className={styles.muted}>{t('integrations.templateHint')}</p>
      {!fieldsOnly && (
        <>
          <TextField {...bind('subject')} label={t('integrations.ticketSubject')} />
          <AreaField {...bind('text')} label={t('integrations.ticketText')} rows={3} />
          <TextField {...bind('tags')} label={t('integrations.ticketTags')} hint={t('integrations.ticketTagsHint')} />
        </>
      )}
      <AreaField
        {...bind('fields')}
        label={t('integrations.ticketFields')}
        hint={t('integrations.ticketFieldsHint')}
        error={error}
        rows={3}
      />
    </section>
  );
}
