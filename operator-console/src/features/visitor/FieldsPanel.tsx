import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { Icon } from '@/shared/ui/Icon';
import { useProfile } from '@/shared/visitor/useProfile';
import type { DialogRow } from '@/shared/wire/rows';
import { crmLink } from './crmLink';
import styles from './VisitorPane.module.css';

/** What the site tells of its visitor, and whether the site's own server said so; nothing where it tells nothing. */
export function FieldsPanel({ row }: { row: DialogRow }) {
  const { t } = useTranslation();
  const { crmUrl } = useOffice().directory.account;
  const profile = useProfile(row);
  if (!profile || (profile.fields.length === 0 && !profile.crmId)) return null;
  const { fields, proof, crmId } = profile;
  const link = crmLink(crmUrl, crmId);
  return (
    <section className={styles.section} data-testid="fields-panel" data-proof={proof ?? ''}>
      <h3 className={styles.title}>
        {t('visitor.fields')}
        {proof === 'verified' && (
          <span className={styles.verified} title={t('visitor.verifiedWhy')} data-testid="verified">
            <Icon name="check" size={14} />
            {t('visitor.verified')}
          </span>
        )}
        {proof === 'unverified' && (
          <span className={styles.unverified} title={t('visitor.unverifiedWhy')} data-testid="unverified">
            {t('visitor.unverified')}
          </span>
        )}
      </h3>
      <table className={styles.fields}>
        <tbody>
          {crmId && (
            <tr>
              <th scope="row">{t('visitor.crmId')}</th>
              <td>
                {link ? (
                  <a href={link} target="_blank" rel="noopener noreferrer" data-testid="crm-link">
                    {crmId}
                  </a>
                ) : (
                  crmId
                )}
              </td>
            </tr>
          )}
          {fields.map((field) => (
            <tr key={field.name} data-testid="field">
              <th scope="row">{field.name}</th>
              <td>{field.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.muted}>{t('visitor.fieldsKept')}</p>
    </section>
  );
}
