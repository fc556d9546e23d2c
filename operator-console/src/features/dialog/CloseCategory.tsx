import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { Icon } from '@/shared/ui/Icon';
import { Modal } from '@/shared/ui/Modal';
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
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const sought = query.trim().toLocaleLowerCase();
  const found = (directory.labels?.categories ?? []).filter((each) => each.toLocaleLowerCase().includes(sought));
  const present = Math.min(at, Math.max(0, found.length - 1));
  const chosen = found[present];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const by = event.key === 'ArrowDown' ? 1 : -1;
      setAt((present + by + found.length) % Math.max(1, found.length));
    }
    if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      onChoose(chosen);
    }
  };
  return (
    <>
      <div className={styles.search}>
        <Icon name="search" size={16} />
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen === undefined ? undefined : `${id}-${present}`}
          aria-label={t('closing.search')}
          placeholder={t('closing.search')}
          value={query}
          data-testid="close-search"
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
        />
      </div>
      <div className={styles.list} role="listbox" id={`${id}-list`} aria-label={t('closing.title')}>
        {found.map((category, index) => (
          <div
            key={category}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === present}
            className={styles.option}
            data-testid="close-category"
            onPointerMove={() => {
              setAt(index);
            }}
            onClick={() => {
              onChoose(category);
            }}
          >
            <span className={styles.words}>{category}</span>
          </div>
        ))}
        {found.length === 0 && <p className={styles.none}>{t('closing.none')}</p>}
      </div>
    </>
  );
}
