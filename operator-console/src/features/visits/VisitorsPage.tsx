import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '@/shared/actions/actions';
import { useDesk, useOffice } from '@/shared/desk/context';
import { navigate } from '@/shared/router/router';
import { IconButton } from '@/shared/ui/Button';
import { State } from '@/shared/ui/States';
import page from '@/shared/ui/Page.module.css';
import { inOrder, isFound } from './inOrder';
import { VisitorBox } from './VisitorBox';
import { VisitorRow } from './VisitorRow';
import styles from './Visits.module.css';

const ROW = 64;

/** Everybody who is on the account's sites now. */
export function VisitorsPage() {
  const { t } = useTranslation();
  const { visitors } = useOffice().workplace;
  const online = useDesk((state) => state.connection.state === 'online');
  const present = useSyncExternalStore(visitors.store.subscribe, visitors.store.get);
  const [sought, setSought] = useState('');
  const rows = useMemo(
    () => inOrder([...present.visitors.values()].filter((each) => isFound(each, sought))),
    [present, sought],
  );
  const scroll = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [open, setOpen] = useState<string | null>(null);

  useEffect(() => visitors.watch(), [visitors]);

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    getItemKey: (index) => rows[index]?.visitorId ?? index,
    overscan: 8,
  });

  const step = (by: number) => {
    const at = rows.findIndex((row) => row.visitorId === cursor);
    const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by));
    const row = rows[next];
    if (!row) return;
    setCursor(row.visitorId);
    virtual.scrollToIndex(next, { align: 'auto' });
  };
  useActions([
    {
      id: 'list.up',
      label: t('keys.up'),
      icon: 'arrowUp',
      code: 'ArrowUp',
      shortcut: '↑',
      run: () => {
        step(-1);
      },
    },
    {
      id: 'list.down',
      label: t('keys.down'),
      icon: 'arrowDown',
      code: 'ArrowDown',
      shortcut: '↓',
      run: () => {
        step(1);
      },
    },
    {
      id: 'list.open',
      label: t('keys.open'),
      icon: 'eye',
      code: 'Enter',
      shortcut: 'Enter',
      run: () => {
        if (cursor !== null && present.visitors.has(cursor)) setOpen(cursor);
      },
    },
  ]);

  return (
    <main className={page.page} id="main" tabIndex={-1} data-testid="visitors-page">
      <header className={page.head}>
        <IconButton
          icon="back"
          label={t('admin.toWorkplace')}
          onClick={() => {
            navigate({ page: 'dialogs', list: 'awaiting', dialogId: null });
          }}
        />
        <h1 className={styles.title}>{t('visits.title')}</h1>
        {present.ready && (
          <span
            className={styles.number}
            data-testid="visitor-count"
            aria-label={t('visits.count', { count: rows.length })}
          >
            {rows.length}
          </span>
        )}
        <input
          type="search"
          className={styles.search}
          aria-label={t('visits.search')}
          placeholder={t('visits.search')}
          data-testid="visitor-search"
          value={sought}
          onChange={(event) => {
            setSought(event.target.value);
          }}
        />
      </header>
      {rows.length > 0 ? (
        <div
          ref={scroll}
          className={styles.scroll}
          role="listbox"
          tabIndex={0}
          aria-label={t('visits.title')}
          aria-activedescendant={cursor !== null && present.visitors.has(cursor) ? `visitor-${cursor}` : undefined}
          data-testid="visitor-list"
        >
          <div className={styles.inner} role="presentation" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map((item) => {
              const row = rows[item.index];
              return row ? (
                <VisitorRow
                  key={row.visitorId}
                  visitor={row}
                  top={item.start}
                  position={item.index + 1}
                  total={rows.length}
                  cursor={row.visitorId === cursor}
                  onOpen={() => {
                    setCursor(row.visitorId);
                    setOpen(row.visitorId);
                  }}
                />
              ) : null;
            })}
          </div>
        </div>
      ) : present.ready && online ? (
        <State
          icon="eye"
          title={sought ? t('visits.notFound') : t('visits.none')}
          text={sought ? undefined : t('visits.noneText')}
          testId="no-visitors"
        />
      ) : (
        <p className={styles.connecting} role="status">
          {t('visits.connecting')}
        </p>
      )}
      {open !== null && (
        <VisitorBox
          visitorId={open}
          onClose={() => {
            setOpen(null);
          }}
        />
      )}
    </main>
  );
}
