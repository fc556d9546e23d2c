import { useTranslation } from 'react-i18next';
import { useDesk } from '@/shared/desk/context';
import styles from './Transcript.module.css';

/** What the visitor is typing now, and which colleagues are; its place is kept so that nothing moves. */
export function Typing({ conversationId, visitorName }: { conversationId: string; visitorName: string }) {
  const { t } = useTranslation();
  const typing = useDesk((state) => state.typing.get(conversationId));
  const writing = useDesk((state) => state.writing.get(conversationId));
  return (
    <div className={styles.typing} data-testid="visitor-typing" data-active={typing !== undefined}>
      {writing && (
        <span className={styles.colleagues} role="status" data-testid="colleague-typing">
          {t('message.colleagueTyping', { count: writing.length, names: writing.map(({ name }) => name).join(', ') })}
        </span>
      )}
      {typing && (
        <>
          {`${visitorName} ${t('message.typing')} `}
          {typing.preview && <span className={styles.preview}>{typing.preview.slice(-160)}</span>}
        </>
      )}
    </div>
  );
}
