import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '@/shared/actions/actions';
import { useDesk, useOffice } from '@/shared/desk/context';
import { countOf } from '@/shared/desk/state';
import { usePreferences } from '@/shared/preferences/usePreferences';
import { navigate } from '@/shared/router/router';
import { Icon } from '@/shared/ui/Icon';
import { Bone } from '@/shared/ui/States';
import type { ListName } from '@/shared/wire/rows';
import { EmptyList } from './EmptyList';
import styles from './ListPane.module.css';
import { RowItem } from './RowItem';
import { useSteady } from './useSteady';

const NEAR_END = 8;

export function ListPane({ list, dialogId }: { list: ListName; dialogId: string | null }) {
  const { t } = useTranslation();
  const { desk } = useOffice().workplace;
  const page = useDesk((state) => state.lists[list]);
  const order = useDesk((state) => state.order[list]);
  const count = useDesk((state) => (list === 'closed' ? null : countOf(state, list)));
  const { density } = usePreferences();
  const scroll = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState(false);
  const [cursor, setCursor] = useState<string | null>(null);
  const steady = useSteady(list, order, pointed);
  const { ids, gone, fresh } = steady;

  useEffect(() => {
    desk.show(list);
  }, [desk, list]);

  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => (density === 'compact' ? 40 : 56),
    getItemKey: (index) => ids[index] ?? index,
    overscan: 8,
  });
  useEffect(() => {
    virtual.measure();
  }, [density, virtual]);

  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastShown >= ids.length - NEAR_END) desk.more(list);
  }, [desk, list, lastShown, ids.length, page.next]);

  const open = useCallback(
    (id: string) => {
      setCursor(id);
      navigate({ page: 'dialogs', list, dialogId: id });
    },
    [list],
  );

  const step = (by: number) => {
    const present = ids.indexOf(cursor ?? dialogId ?? '');
    const next = present < 0 ? (by > 0 ? 0 : ids.length - 1) : Math.min(ids.length - 1, Math.max(0, present + by));
    const id = ids[next];
    if (id === undefined) return;
    setCursor(id);
    virtual.scrollToIndex(next, { align: 'auto' });
  };
  const openCursor = () => {
    if (cursor !== null && ids.includes(cursor)) open(cursor);
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
    { id: 'list.open', label: t('keys.open'), icon: 'inbox', code: 'Enter', shortcut: 'Enter', run: openCursor },
    {
      id: 'list.next',
      label: t('keys.down'),
      icon: 'arrowDown',
      run: () => {
        const present = ids.indexOf(dialogId ?? '');
        const next = ids[present + 1] ?? ids.find((id) => id !== dialogId);
        if (next !== undefined) open(next);
      },
    },
  ]);

  const active = cursor ?? dialogId;
  const activeDescendant = useMemo(
    () => (active !== null && items.some((item) => ids[item.index] === active) ? `row-${active}` : undefined),
    [active, items, ids],
  );

  return (
    <section
      className={styles.pane}
      aria-label={t(`lists.${list}Long`)}
      onPointerEnter={(event) => {
        setPointed(event.pointerType === 'mouse');
      }}
      onPointerLeave={() => {
        setPointed(false);
      }}
    >
      <header className={styles.head}>
        <h1 className={styles.title}>{t(`lists.${list}Long`)}</h1>
        {count !== null && (
          <span className={styles.number} data-testid="list-count" aria-label={t('lists.count', { count })}>
            {count}
          </span>
        )}
      </header>
      {fresh.length > 0 && (
        <button
          type="button"
          className={styles.fresh}
          data-testid="list-fresh"
          onClick={() => {
            steady.release();
            scroll.current?.scrollTo({ top: 0 });
          }}
        >
          <Icon name="arrowUp" size={14} />
          {t('lists.fresh', { count: fresh.length })}
        </button>
      )}
      {ids.length > 0 ? (
        <div
          ref={scroll}
          className={styles.scroll}
          role="listbox"
          tabIndex={0}
          aria-label={t(`lists.${list}Long`)}
          aria-activedescendant={activeDescendant}
          data-testid="dialog-list"
          data-list={list}
        >
          <div className={styles.inner} role="presentation" style={{ height: virtual.getTotalSize() }}>
            {items.map((item) => {
              const id = ids[item.index];
              return id === undefined ? null : (
                <RowItem
                  key={id}
                  dialogId={id}
                  top={item.start}
                  position={item.index + 1}
                  total={count ?? ids.length}
                  selected={id === dialogId}
                  cursor={id === cursor && id !== dialogId}
                  gone={gone.has(id)}
                  onOpen={open}
                />
              );
            })}
          </div>
          {page.next === null && ids.length > 12 && <p className={styles.end}>{t('lists.ended')}</p>}
        </div>
      ) : page.status === 'ready' || page.status === 'error' ? (
        <EmptyList list={list} failed={page.status === 'error'} />
      ) : (
        <Bones />
      )}
    </section>
  );
}

function Bones() {
  const { t } = useTranslation();
  return (
    <div className={styles.bones} role="status" aria-label={t('common.loading')}>
      {[72, 54, 63, 48, 69, 58].map((width) => (
        <span key={width} className={styles.bone}>
          <Bone width={34} height={34} style={{ borderRadius: 'var(--radius-round)' }} />
          <span style={{ flex: 1, display: 'grid', gap: 7 }}>
            <Bone width={`${width}%`} height={11} />
            <Bone width={`${150 - width}%`} height={10} style={{ maxWidth: '100%' }} />
          </span>
        </span>
      ))}
    </div>
  );
}
