import { useTranslation } from 'react-i18next';
import { useDesk, useOffice } from '@/shared/desk/context';
import { useTicking } from '@/shared/time/clock';
import { Icon } from '@/shared/ui/Icon';
import styles from './ConnectionBar.module.css';
import { newDevice } from './memory';

const SOON = 3;

/** Whether what is shown can be trusted; says nothing aloud while it can. */
export function ConnectionBar() {
  const { t } = useTranslation();
  const { workplace } = useOffice();
  const connection = useDesk((state) => state.connection);
  const fresh = useDesk((state) => state.fresh);
  const nextAt = connection.state === 'reconnecting' ? connection.nextAt : null;
  const seconds = useTicking(() => (nextAt === null ? 0 : Math.max(0, Math.ceil((nextAt - Date.now()) / 1000))));
  const fine = connection.state === 'online' && fresh;
  const words = () => {
    switch (connection.state) {
      case 'connecting':
        return t('connection.connecting');
      case 'online':
        return fresh ? t('connection.online') : t('connection.refreshing');
      case 'reconnecting':
        return seconds > SOON ? t('connection.reconnectingIn', { count: seconds }) : t('connection.reconnecting');
      case 'stopped':
        if (connection.reason === 'address') return t('errors.address-not-allowed');
        return t(connection.reason === 'replaced' ? 'connection.replaced' : 'connection.refused');
    }
  };
  return (
    <div
      className={fine ? styles.quiet : styles.bar}
      role="status"
      data-testid="connection"
      data-state={connection.state}
      data-fresh={fresh}
    >
      {!fine && connection.state !== 'online' && <Icon name="offline" size={16} />}
      <span>{words()}</span>
      {connection.state === 'reconnecting' && seconds > SOON && (
        <button
          type="button"
          onClick={() => {
            workplace.hurry();
          }}
        >
          {t('connection.now')}
        </button>
      )}
      {connection.state === 'stopped' && connection.reason === 'replaced' && (
        <button
          type="button"
          onClick={() => {
            newDevice();
            window.location.reload();
          }}
        >
          {t('connection.use')}
        </button>
      )}
    </div>
  );
}
