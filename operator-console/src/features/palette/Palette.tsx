import * as Dialog from '@radix-ui/react-dialog';
import { Fragment, type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePresentActions } from '@/shared/actions/actions';
import { hasQueue, listOf } from '@/shared/board/lists';
import { useOffice, useVisitorName } from '@/shared/desk/context';
import { navigate } from '@/shared/router/router';
import { Icon } from '@/shared/ui/Icon';
import { LIST_NAMES } from '@/shared/wire/rows';
import { type Find, search } from './finds';
import styles from './Palette.module.css';

export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.veil} />
        <Dialog.Content
          className={styles.panel}
          aria-describedby={undefined}
          aria-label={t('palette.title')}
          data-testid="palette"
        >
          <Dialog.Title hidden>{t('palette.title')}</Dialog.Title>
          <Finder onClose={onClose} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function useFinds(): Find[] {
  const { t } = useTranslation();
  const { workplace, me } = useOffice();
  const actions = usePresentActions();
  const nameOf = useVisitorName();
  const { board, viewer } = workplace.desk.store.get();
  const doing = actions
    .filter((action) => !action.id.startsWith('list.'))
    .map((action): Find => ({ ...action, group: 'actions' }));
  const lists = LIST_NAMES.filter((list) => list !== 'queue' || hasQueue(viewer)).map((list): Find => ({
    id: `list-${list}`,
    group: 'lists',
    icon: 'inbox',
    label: t(`lists.${list}Long`),
    run: () => {
      navigate({ page: 'dialogs', list, dialogId: null });
    },
  }));
  const dialogs = [...board.rows.values()].flatMap((row): Find[] => {
    const list = listOf(row, viewer);
    if (!list) return [];
    return [
      {
        id: row.dialogId,
        group: 'dialogs',
        icon: 'web',
        label: nameOf(row),
        detail: [t(`lists.${list}`), row.lastMessageText].filter(Boolean).join(' · '),
        run: () => {
          navigate({ page: 'dialogs', list, dialogId: row.dialogId });
        },
      },
    ];
  });
  const pages: Find[] =
    me.role === 'administrator'
      ? (['account', 'operators', 'departments', 'placements'] as const).map((section) => ({
          id: `admin-${section}`,
          group: 'pages',
          icon: 'settings',
          label: t(`admin.${section}`),
          detail: t('admin.title'),
          run: () => {
            navigate({ page: 'admin', section, id: null });
          },
        }))
      : [];
  return [...doing, ...lists, ...dialogs, ...pages];
}

function Finder({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const all = useFinds();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const finds = search(all, query);
  const chosen = finds[Math.min(at, finds.length - 1)];
  const run = (find: Find) => {
    onClose();
    // after the palette has given the focus back
    setTimeout(find.run);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next =
        (Math.min(at, finds.length - 1) + (event.key === 'ArrowDown' ? 1 : -1) + finds.length) %
        Math.max(1, finds.length);
      setAt(next);
      list.current?.querySelectorAll('[role=option]')[next]?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      run(chosen);
    }
  };
  return (
    <>
      <div className={styles.search}>
        <Icon name="search" />
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
          aria-label={t('palette.title')}
          placeholder={t('palette.placeholder')}
          value={query}
          data-testid="palette-search"
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
        />
      </div>
      <div ref={list} className={styles.list} role="listbox" id={`${id}-list`} aria-label={t('palette.title')}>
        {finds.map((find, index) => (
          <Fragment key={find.id}>
            {finds[index - 1]?.group !== find.group && (
              <div className={styles.group} role="presentation">
                {t(`palette.${find.group}`)}
              </div>
            )}
            <div
              id={`${id}-${find.id}`}
              role="option"
              aria-selected={find === chosen}
              className={styles.option}
              data-testid="palette-option"
              onPointerMove={() => {
                setAt(index);
              }}
              onClick={() => {
                run(find);
              }}
            >
              <Icon name={find.icon} />
              <span className={styles.label}>{find.label}</span>
              <span className={styles.detail}>{find.detail}</span>
              {find.shortcut && <kbd>{find.shortcut}</kbd>}
            </div>
          </Fragment>
        ))}
        {finds.length === 0 && <p className={styles.none}>{t('palette.none')}</p>}
      </div>
    </>
  );
}
