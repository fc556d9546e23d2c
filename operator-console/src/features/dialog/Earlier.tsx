import * as Popover from '@radix-ui/react-popover';
import { useTranslation } from 'react-i18next';
import type { Version } from '@/shared/board/entries';
import { useDates } from '@/shared/desk/context';
import styles from './Earlier.module.css';

/** Says that a message was changed, and shows on request how it read before. */
export function Earlier({ versions }: { versions: readonly Version[] }) {
  const { t } = useTranslation();
  const dates = useDates();
  return (
    <Popover.Root>
      <Popover.Trigger className={styles.word} title={t('message.earlier')} data-testid="edited">
        {t('message.edited')}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={styles.panel}
          side="top"
          sideOffset={6}
          collisionPadding={12}
          aria-label={t('message.earlier')}
          data-testid="earlier-texts"
        >
          <h3 className={styles.title}>{t('message.earlier')}</h3>
          <ol className={styles.versions}>
            {versions.map((version) => (
              <li key={version.at}>
                <time dateTime={version.at}>{dates.dateTime(version.at)}</time>
                <p>{version.text}</p>
              </li>
            ))}
          </ol>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
