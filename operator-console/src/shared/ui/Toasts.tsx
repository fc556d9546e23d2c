import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button';
import { Icon } from './Icon';
import { hush, toasts } from './toasts';
import styles from './Toasts.module.css';

export function Toasts() {
  const { t } = useTranslation();
  const shown = useSyncExternalStore(toasts.subscribe, toasts.get);
  return (
    <div className={styles.stack} role="status" aria-live="polite">
      {shown.map((toast) => (
        <div key={toast.id} className={styles.toast} data-testid="toast">
          {toast.tone === 'danger' && <Icon name="warning" size={16} />}
          <span>{toast.text}</span>
          <IconButton
            icon="close"
            label={t('common.close')}
            onClick={() => {
              hush(toast.id);
            }}
          />
        </div>
      ))}
    </div>
  );
}
