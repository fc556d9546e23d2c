import * as Dialog from '@radix-ui/react-dialog';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button';
import styles from './Menu.module.css';

interface Props {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
}

/** The panel itself takes the focus, so that no button looks chosen. */
function focusPanel(event: Event) {
  event.preventDefault();
  if (event.target instanceof HTMLElement) event.target.focus();
}

export function Modal({ open, onClose, title, children }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.veil} />
        <Dialog.Content className={styles.modal} aria-describedby={undefined} onOpenAutoFocus={focusPanel}>
          <div className={styles.modalHead}>
            <Dialog.Title asChild>
              <h2 style={{ fontSize: 'inherit' }}>{title}</h2>
            </Dialog.Title>
            <IconButton icon="close" label={t('common.close')} onClick={onClose} />
          </div>
          <div className={styles.modalBody}>{children}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
