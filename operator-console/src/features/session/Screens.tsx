import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/Button';
import { Logo } from '@/shared/ui/Logo';
import styles from './Screens.module.css';

export function Starting() {
  const { t } = useTranslation();
  return (
    <main className={styles.screen} data-testid="session" data-state="starting">
      <p className={styles.quiet} role="status">
        {t('session.starting')}
      </p>
    </main>
  );
}

export type Trouble = 'signedOut' | 'expired' | 'failed' | 'down' | 'forbidden' | 'address';

interface Props {
  trouble: Trouble;
  onSignIn: () => void;
  onRetry: () => void;
  onSignOut: () => void;
}

const WORDS = {
  signedOut: ['session.title', 'session.text'],
  expired: ['session.title', 'session.expired'],
  failed: ['session.failedTitle', 'session.failedText'],
  down: ['session.downTitle', 'session.downText'],
  forbidden: ['session.forbiddenTitle', 'session.forbiddenText'],
  address: ['session.addressTitle', 'session.addressText'],
} as const;

/** Everything that can stand between a person and their workplace, with the way on. */
export function Door({ trouble, onSignIn, onRetry, onSignOut }: Props) {
  const { t } = useTranslation();
  const [title, text] = WORDS[trouble];
  return (
    <main className={styles.screen} data-testid="session" data-state={trouble}>
      <div className={styles.card}>
        <Logo className={styles.mark} />
        <h1 className={styles.title}>{t(title)}</h1>
        <p className={styles.text}>{t(text)}</p>
        <div className={styles.actions}>
          {(trouble === 'down' || trouble === 'address') && (
            <Button kind="primary" large onClick={onRetry} data-testid="retry-start">
              {t('common.retry')}
            </Button>
          )}
          {trouble === 'forbidden' && (
            <Button kind="primary" large onClick={onSignOut} data-testid="sign-in">
              {t('session.otherAccount')}
            </Button>
          )}
          {(trouble === 'signedOut' || trouble === 'expired' || trouble === 'failed') && (
            <Button kind="primary" large onClick={onSignIn} data-testid="sign-in">
              {t('session.signIn')}
            </Button>
          )}
        </div>
      </div>
    </main>
  );
}
