import { useTranslation } from 'react-i18next';
import { MOD } from '@/shared/actions/typing';
import { Modal } from '@/shared/ui/Modal';
import styles from './KeysHelp.module.css';

const GROUPS = [
  {
    name: 'list',
    keys: [
      ['up', '↑'],
      ['down', '↓'],
      ['open', 'Enter'],
    ],
  },
  {
    name: 'dialog',
    keys: [
      ['take', 'T'],
      ['transfer', 'R'],
      ['close', 'E'],
      ['note', 'N'],
      ['macro', 'M'],
      ['back', 'Esc'],
    ],
  },
  {
    name: 'writing',
    keys: [
      ['send', 'Enter'],
      ['newLine', 'Shift-Enter'],
      ['sendNext', `${MOD}-Enter`],
    ],
  },
  {
    name: 'anywhere',
    keys: [
      ['palette', `${MOD}-K`],
      ['search', '/'],
      ['help', '?'],
    ],
  },
] as const;

export function KeysHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open={open} onClose={onClose} title={t('keys.title')}>
      <div className={styles.groups} data-testid="keys-help">
        {GROUPS.map((group) => (
          <section key={group.name}>
            <h3 className={styles.title}>{t(`keys.${group.name}`)}</h3>
            <dl>
              {group.keys.map(([what, key]) => (
                <div key={what} className={styles.line}>
                  <dt>{t(`keys.${what}`)}</dt>
                  <dd>
                    <kbd className={styles.keys}>{key}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
