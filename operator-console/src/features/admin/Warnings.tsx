import { useTranslation } from 'react-i18next';
import { useLanguageName } from '@/shared/i18n/names';
import { Icon } from '@/shared/ui/Icon';
import type { Warning } from '@/shared/wire/settings';
import styles from './Admin.module.css';

const KNOWN = [
  'no-operators',
  'nobody-employed',
  'language-nobody-speaks',
  'skills-nobody-has',
  'no-categories',
] as const;

/** What is allowed and yet hardly meant; one of a newer server is shown in its own words. */
export function Warnings({ warnings }: { warnings: readonly Warning[] }) {
  const { t } = useTranslation();
  const languageName = useLanguageName();
  return warnings.map((warning) => {
    const code = KNOWN.find((known) => known === warning.code);
    const detail = code === 'language-nobody-speaks' ? languageName(warning.detail) : warning.detail;
    return (
      <div key={warning.code} className={styles.caution} data-testid="warning" data-code={warning.code}>
        <Icon name="warning" />
        <span>{code ? t(`warnings.${code}`, { detail }) : warning.detail}</span>
      </div>
    );
  });
}
