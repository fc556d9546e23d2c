import { useTranslation } from 'react-i18next';
import { useDesk } from '@/shared/desk/context';
import styles from './Transcript.module.css';

/** What the visitor is typing now; its place is kept so that nothing moves. */
export function Typing({ conversationId, visitorName }: { conversationId: string; visitorName: string }) {
  const { t } = useTranslation();
  const typing = useDesk((state) => state.typing.get(conversationId));
  return (
    <div className={styles.typing} data-testid="visitor-typing" data-active={typing !== undefined}>
      {typing && (
        <>
          {`${visitorName} ${t('message.typing')} `}
          {typing.preview && <span className={styles.preview}>{typing.preview.slice(-160)}</span>}
        </>
      )}
    </div>
  );
}
