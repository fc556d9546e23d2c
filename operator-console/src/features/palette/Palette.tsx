import * as Dialog from '@radix-ui/react-dialog';
import { useTranslation } from 'react-i18next';
import { usePresentActions } from '@/shared/actions/actions';
import { hasQueue, listOf } from '@/shared/board/lists';
import { useOffice, useVisitorName } from '@/shared/desk/context';
import { navigate } from '@/shared/router/router';
import { isAsked, NOTHING, sought } from '@/shared/desk/sought';
import { Icon } from '@/shared/ui/Icon';
import { SearchList } from '@/shared/ui/SearchList';
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
  const beyond = (query: string): Find[] => {
    const asked = { ...NOTHING, text: query.trim() };
    if (!isAsked(asked)) return [];
    const run = () => {
      sought.set(asked);
      navigate({ page: 'search' });
    };
    return [{ id: 'messages', group: 'pages', icon: 'search', label: t('palette.inMessages', asked), run }];
  };
  return (
    <SearchList
      label={t('palette.title')}
      placeholder={t('palette.placeholder')}
      title={t('palette.title')}
      none={t('palette.none')}
      find={(query) => [...search(all, query), ...beyond(query)]}
      idOf={(find) => find.id}
      groupOf={(find) => t(`palette.${find.group}`)}
      onChoose={(find) => {
        onClose();
        // after the palette has given the focus back
        setTimeout(find.run);
      }}
      styles={styles}
      iconSize={18}
      testIds={{ search: 'palette-search', option: 'palette-option' }}
    >
      {(find) => (
        <>
          <Icon name={find.icon} />
          <span className={styles.label}>{find.label}</span>
          <span className={styles.detail}>{find.detail}</span>
          {find.shortcut && <kbd>{find.shortcut}</kbd>}
        </>
      )}
    </SearchList>
  );
}
