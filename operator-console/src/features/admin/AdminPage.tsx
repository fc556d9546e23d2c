import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { ADMIN_SECTIONS, type AdminSection, navigate, OWN_SECTIONS } from '@/shared/router/router';
import { Button, IconButton } from '@/shared/ui/Button';
import { State } from '@/shared/ui/States';
import { AccessSection } from './AccessSection';
import { AccountSection } from './AccountSection';
import styles from './Admin.module.css';
import { AuditSection } from './audit/AuditSection';
import { AutomationsSection } from './AutomationsSection';
import { CalendarsSection } from './CalendarsSection';
import { ChannelsSection } from './ChannelsSection';
import { ClassificationSection } from './ClassificationSection';
import { DepartmentsSection } from './DepartmentsSection';
import { DistributionSection } from './DistributionSection';
import { IntegrationsSection } from './integrations/IntegrationsSection';
import { KeywordsSection } from './KeywordsSection';
import { MacrosSection } from './macros/MacrosSection';
import { PeopleSection } from './PeopleSection';
import { PlacementsSection } from './PlacementsSection';
import { PrivacySection } from './privacy/PrivacySection';
import { SettingsSearch } from './SettingsSearch';
import { SlasSection } from './SlasSection';
import { TemplatesSection } from './templates/TemplatesSection';
import { TimesSection } from './TimesSection';
import { VisitsSection } from './VisitsSection';

const toWorkplace = () => {
  navigate({ page: 'dialogs', list: 'awaiting', dialogId: null });
};

/** On a phone the sections are one long row. */
function intoView(tab: HTMLElement | null) {
  tab?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

export function AdminPage({ section, id }: { section: AdminSection; id: string | null }) {
  const { t } = useTranslation();
  const { me } = useOffice();
  const sections = me.role === 'administrator' ? ADMIN_SECTIONS : OWN_SECTIONS;
  if (!sections.includes(section)) {
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
          {t(me.role === 'administrator' ? 'admin.title' : 'admin.own')}
        </h1>
        {me.role === 'administrator' && <SettingsSearch />}
      </header>
      <div className={styles.columns}>
        <nav className={styles.tabs} aria-label={t('admin.title')}>
          {sections.map((each) => (
            <button
              key={each}
              type="button"
              className={styles.tab}
              ref={each === section ? intoView : undefined}
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
        <div className={styles.body}>
          <Section section={section} id={id} />
        </div>
      </div>
    </main>
  );
}

function Section({ section, id }: { section: AdminSection; id: string | null }) {
  switch (section) {
    case 'account':
      return <AccountSection />;
    case 'operators':
      return <PeopleSection id={id} />;
    case 'departments':
      return <DepartmentsSection id={id} />;
    case 'channels':
      return <ChannelsSection id={id} />;
    case 'placements':
      return <PlacementsSection id={id} />;
    case 'distribution':
      return <DistributionSection />;
    case 'times':
      return <TimesSection />;
    case 'visits':
      return <VisitsSection />;
    case 'classification':
      return <ClassificationSection />;
    case 'templates':
      return <TemplatesSection id={id} />;
    case 'macros':
      return <MacrosSection id={id} />;
    case 'calendars':
      return <CalendarsSection id={id} />;
    case 'keywords':
      return <KeywordsSection id={id} />;
    case 'slas':
      return <SlasSection id={id} />;
    case 'automations':
      return <AutomationsSection id={id} />;
    case 'access':
      return <AccessSection />;
    case 'privacy':
      return <PrivacySection id={id} />;
    case 'audit':
      return <AuditSection />;
    case 'integrations':
      return <IntegrationsSection id={id} />;
  }
}
