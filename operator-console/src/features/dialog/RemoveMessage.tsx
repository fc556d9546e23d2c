import { useTranslation } from 'react-i18next';
import type { MessageEntry } from '@/shared/board/entries';
import { Button } from '@/shared/ui/Button';
import { Modal } from '@/shared/ui/Modal';
import styles from './Items.module.css';

interface Props {
  entry: MessageEntry | null;
  onClose: () => void;
  onRemove: (entry: MessageEntry) => void;
}

/** Asks before a message is taken back, for that is for ever. */
export function RemoveMessage({ entry, onClose, onRemove }: Props) {
  const { t } = useTranslation();
  return (
    <Modal open={entry !== null} onClose={onClose} title={t('message.deleteTitle')}>
      <p className={styles.asked}>{t('message.deleteText')}</p>
      <div className={styles.answers}>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button
          kind="danger"
          icon="trash"
          autoFocus
          data-testid="confirm-delete"
          onClick={() => {
            if (entry) onRemove(entry);
          }}
        >
          {t('message.delete')}
        </Button>
      </div>
    </Modal>
  );
}
