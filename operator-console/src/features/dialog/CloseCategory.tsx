import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { Modal } from '@/shared/ui/Modal';
import { SearchList } from '@/shared/ui/SearchList';
import styles from './TransferPopover.module.css';

interface Props {
  open: boolean;
  onClose: () => void;
  onChoose: (category: string) => void;
}

/** Asks for the category that a dialog needs before it is closed [W-15]. */
export function CloseCategory({ open, onClose, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal open={open} onClose={onClose} title={t('closing.title')}>
      <p>{t('closing.text')}</p>
      <Chooser onChoose={onChoose} />
    </Modal>
  );
}

function Chooser({ onChoose }: Pick<Props, 'onChoose'>) {
  const { t } = useTranslation();
  const { directory } = useOffice();
  const find = (query: string) => {
    const sought = query.trim().toLocaleLowerCase();
    return (directory.labels?.categories ?? []).filter((each) => each.toLocaleLowerCase().includes(sought));
  };
  return (
    <SearchList
      label={t('closing.search')}
      placeholder={t('closing.search')}
      title={t('closing.title')}
      none={t('closing.none')}
      find={find}
      idOf={(_, index) => String(index)}
      onChoose={onChoose}
      styles={styles}
      iconSize={16}
      testIds={{ search: 'close-search', option: 'close-category' }}
    >
      {(category) => <span className={styles.words}>{category}</span>}
    </SearchList>
  );
}
