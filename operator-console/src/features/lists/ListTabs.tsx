import { useTranslation } from 'react-i18next';
import { hasQueue } from '@/shared/board/lists';
import { useDesk } from '@/shared/desk/context';
import { countOf } from '@/shared/desk/state';
import { navigate } from '@/shared/router/router';
import { Icon } from '@/shared/ui/Icon';
import { Tip } from '@/shared/ui/Tip';
import { Unseen } from '@/shared/ui/Unseen';
import { LIST_NAMES, type ListName } from '@/shared/wire/rows';
import { LIST_ICONS } from './listIcons';
import styles from './ListTabs.module.css';

interface Props {
  present: ListName | null;
  shape: 'full' | 'folded' | 'strip';
}

/** The five lists with how many dialogs each has. */
export function ListTabs({ present, shape }: Props) {
  const { t } = useTranslation();
  const queueMatters = useDesk((state) => hasQueue(state.viewer));
  const lists = LIST_NAMES.filter((list) => list !== 'queue' || queueMatters);
  return (
    <nav className={`${styles.tabs} ${shape === 'full' ? '' : styles[shape]}`} aria-label={t('lists.name')}>
      {lists.map((list) => (
        <Tab key={list} list={list} present={list === present} folded={shape === 'folded'} />
      ))}
    </nav>
  );
}

function Tab({ list, present, folded }: { list: ListName; present: boolean; folded: boolean }) {
  const { t } = useTranslation();
  const count = useDesk((state) => (list === 'closed' ? null : countOf(state, list)));
  const label = t(`lists.${list}Long`);
  const button = (
    <button
      type="button"
      className={styles.tab}
      aria-current={present ? 'page' : undefined}
      data-testid={`list-tab-${list}`}
      onClick={() => {
        navigate({ page: 'dialogs', list, dialogId: null });
      }}
    >
      <Icon name={LIST_ICONS[list]} />
      <span className={styles.label}>{t(`lists.${list}`)}</span>
      {count ? (
        <>
          <span className={styles.count} aria-hidden="true" data-testid={`list-count-${list}`}>
            {count > 999 ? '999+' : count}
          </span>
          <Unseen>{t('lists.count', { count })}</Unseen>
        </>
      ) : null}
    </button>
  );
  return folded ? (
    <Tip text={label} side="right">
      {button}
    </Tip>
  ) : (
    button
  );
}
