import { useTranslation } from 'react-i18next';
import { ListTabs } from '@/features/lists/ListTabs';
import { PresenceMenu } from '@/features/presence/PresenceMenu';
import { useOffice } from '@/shared/desk/context';
import { navigate, type Route } from '@/shared/router/router';
import { Icon } from '@/shared/ui/Icon';
import { Logo } from '@/shared/ui/Logo';
import { Tip } from '@/shared/ui/Tip';
import styles from './Shell.module.css';
import { FULL_RAIL, useWidth } from './useWidth';

export function Rail({ route, onPalette, mod }: { route: Route; onPalette: () => void; mod: string }) {
  const { t } = useTranslation();
  const { directory, me } = useOffice();
  const full = useWidth(FULL_RAIL);
  return (
    <div className={styles.rail}>
      <div className={styles.brand}>
        <Logo size={26} />
        <span>{directory.account.name}</span>
      </div>
      <Tip text={full ? '' : t('palette.open')} side="right">
        <button type="button" className={styles.find} onClick={onPalette} data-testid="open-palette">
          <Icon name="search" size={16} />
          <span>{t('palette.open')}</span>
          <kbd>{`${mod} K`}</kbd>
        </button>
      </Tip>
      <ListTabs present={route.page === 'dialogs' ? route.list : null} shape={full ? 'full' : 'folded'} />
      <Tip text={full ? '' : t('nav.search')} side="right">
        <button
          type="button"
          className={styles.place}
          aria-current={route.page === 'search' ? 'page' : undefined}
          aria-keyshortcuts="/"
          data-testid="search"
          onClick={() => {
            navigate({ page: 'search' });
          }}
        >
          <Icon name="search" />
          <span>{t('nav.search')}</span>
        </button>
      </Tip>
      <Tip text={full ? '' : t('nav.visitors')} side="right">
        <button
          type="button"
          className={styles.place}
          aria-current={route.page === 'visitors' ? 'page' : undefined}
          data-testid="visitors"
          onClick={() => {
            navigate({ page: 'visitors' });
          }}
        >
          <Icon name="eye" />
          <span>{t('nav.visitors')}</span>
        </button>
      </Tip>
      {me.role !== 'administrator' && (
        <Tip text={full ? '' : t('nav.templates')} side="right">
          <button
            type="button"
            className={styles.place}
            aria-current={route.page === 'admin' ? 'page' : undefined}
            data-testid="templates-page"
            onClick={() => {
              navigate({ page: 'admin', section: 'templates', id: null });
            }}
          >
            <Icon name="note" />
            <span>{t('nav.templates')}</span>
          </button>
        </Tip>
      )}
      {me.role !== 'operator' && (
        <Tip text={full ? '' : t('nav.reports')} side="right">
          <button
            type="button"
            className={styles.place}
            aria-current={route.page === 'reports' ? 'page' : undefined}
            data-testid="reports"
            onClick={() => {
              navigate({ page: 'reports' });
            }}
          >
            <Icon name="chart" />
            <span>{t('nav.reports')}</span>
          </button>
        </Tip>
      )}
      <div className={styles.grow} />
      {me.role === 'administrator' && (
        <Tip text={full ? '' : t('nav.administration')} side="right">
          <button
            type="button"
            className={styles.place}
            aria-current={route.page === 'admin' ? 'page' : undefined}
            data-testid="administration"
            onClick={() => {
              navigate({ page: 'admin', section: 'account', id: null });
            }}
          >
            <Icon name="settings" />
            <span>{t('nav.administration')}</span>
          </button>
        </Tip>
      )}
      <PresenceMenu folded={!full} />
    </div>
  );
}
