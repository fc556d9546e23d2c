import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeysHelp } from '@/features/palette/KeysHelp';
import { Palette } from '@/features/palette/Palette';
import { sweepDrafts } from '@/features/dialog/drafts';
import { useRefusals } from '@/features/dialog/useCommands';
import { useArrivals } from '@/features/attention/useArrivals';
import { useAttention } from '@/features/attention/useAttention';
import { useActions } from '@/shared/actions/actions';
import { MOD } from '@/shared/actions/typing';
import { useOffice } from '@/shared/desk/context';
import { navigate, type Route, useRoute } from '@/shared/router/router';
import { ConnectionBar } from './ConnectionBar';
import { Rail } from './Rail';
import styles from './Shell.module.css';
import { TroubleBar } from './TroubleBar';
import { useKeys } from './useKeys';
import { PHONE, useWidth } from './useWidth';
import { WorkplacePage } from './WorkplacePage';

const VisitorsPage = lazy(async () => ({ default: (await import('@/features/visits/VisitorsPage')).VisitorsPage }));
const SearchPage = lazy(async () => ({ default: (await import('@/features/search/SearchPage')).SearchPage }));
const ReportsPage = lazy(async () => ({ default: (await import('@/features/reports/ReportsPage')).ReportsPage }));
const AdminPage = lazy(async () => ({ default: (await import('@/features/admin/AdminPage')).AdminPage }));

/** Everything around the panes: the rail, the connection, what opens on top, and the keys. */
export function Shell() {
  const { t } = useTranslation();
  const route = useRoute();
  const [layer, setLayer] = useState<'palette' | 'help' | null>(null);
  const wide = useWidth(PHONE);
  const openPalette = useCallback(() => {
    setLayer('palette');
  }, []);
  const openHelp = useCallback(() => {
    setLayer('help');
  }, []);
  const close = () => {
    setLayer(null);
  };
  const openSearch = useCallback(() => {
    navigate({ page: 'search' });
  }, []);
  useKeys({ onPalette: openPalette, onHelp: openHelp, onSearch: openSearch });
  useEffect(() => {
    sweepDrafts(Date.now());
  }, []);
  useRefusals();
  useAttention(route.page === 'dialogs' ? route.dialogId : null);
  useArrivals(route.page === 'visitors');
  useActions([
    { id: 'app.search', label: t('search.title'), icon: 'search', shortcut: '/', run: openSearch },
    { id: 'app.help', label: t('keys.title'), icon: 'help', shortcut: '?', run: openHelp },
  ]);
  return (
    <div className={styles.shell} data-testid="workplace">
      <a className={styles.skip} href="#main">
        {t('common.skip')}
      </a>
      <ConnectionBar />
      <TroubleBar />
      <Page route={route} wide={wide} onPalette={openPalette} />
      <Palette open={layer === 'palette'} onClose={close} />
      <KeysHelp open={layer === 'help'} onClose={close} />
    </div>
  );
}

function Page({ route, wide, onPalette }: { route: Route; wide: boolean; onPalette: () => void }) {
  const seesReports = useOffice().me.role !== 'operator';
  const rail = wide ? <Rail route={route} onPalette={onPalette} mod={MOD} /> : null;
  if (route.page === 'visitors') {
    return (
      <div className={`${styles.panes} ${styles.adminPanes}`}>
        {rail}
        <Suspense fallback={<main id="main" />}>
          <VisitorsPage />
        </Suspense>
      </div>
    );
  }
  if (route.page === 'search') {
    return (
      <div className={`${styles.panes} ${styles.adminPanes}`}>
        {rail}
        <Suspense fallback={<main id="main" />}>
          <SearchPage />
        </Suspense>
      </div>
    );
  }
  if (route.page === 'reports' && seesReports) {
    return (
      <div className={`${styles.panes} ${styles.adminPanes}`}>
        {rail}
        <Suspense fallback={<main id="main" />}>
          <ReportsPage />
        </Suspense>
      </div>
    );
  }
  if (route.page === 'admin') {
    return (
      <div className={`${styles.panes} ${styles.adminPanes}`}>
        {rail}
        <Suspense fallback={<main id="main" />}>
          <AdminPage section={route.section} id={route.id} />
        </Suspense>
      </div>
    );
  }
  const { list, dialogId } = route.page === 'dialogs' ? route : { list: 'awaiting' as const, dialogId: null };
  return <WorkplacePage list={list} dialogId={dialogId} rail={rail} onPalette={onPalette} />;
}
