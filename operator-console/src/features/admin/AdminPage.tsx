import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { ADMIN_SECTIONS, type AdminSection, navigate } from '@/shared/router/router';
import { Button, IconButton } from '@/shared/ui/Button';
import { State } from '@/shared/ui/States';
import { AccountSection } from './AccountSection';
import styles from './Admin.module.css';
import { DepartmentsSection } from './DepartmentsSection';
import { PeopleSection } from './PeopleSection';
import { PlacementsSection } from './PlacementsSection';

const toWorkplace = () => {
  navigate({ page: 'dialogs', list: 'awaiting', dialogId: null });
};

export function AdminPage({ section, id }: { section: AdminSection; id: string | null }) {
  const { t } = useTranslation();
  const { me } = useOffice();
  if (me.role !== 'administrator') {
    return (
      <main className={styles.page} id="main" tabIndex={-1}>
        <State icon="lock" title={t('admin.forbidden')} text={t('admin.forbiddenText')} testId="admin-forbidden">
          <Button onClick={toWorkplace}>{t('admin.toWorkplace')}</Button>
        </State>
      </main>
    );
  }
  return (
    <main className={styles.page} id="main" tabIndex={-1} data-testid="admin">
      <header className={styles.head}>
        <h1 className={styles.title}>
          <IconButton icon="back" label={t('admin.toWorkplace')} onClick={toWorkplace} />
          {t('admin.title')}
        </h1>
        <nav className={styles.tabs} aria-label={t('admin.title')}>
          {ADMIN_SECTIONS.map((each) => (
            <button
              key={each}
              type="button"
              className={styles.tab}
              aria-current={each === section ? 'page' : undefined}
              data-testid={`admin-tab-${each}`}
              onClick={() => {
                navigate({ page: 'admin', section: each, id: null });
              }}
            >
              {t(`admin.${each}`)}
            </button>
          ))}
        </nav>
      </header>
      <div className={styles.body}>
        {section === 'account' && <AccountSection />}
        {section === 'operators' && <PeopleSection id={id} />}
        {section === 'departments' && <DepartmentsSection id={id} />}
        {section === 'placements' && <PlacementsSection id={id} />}
      </div>
    </main>
  );
}
