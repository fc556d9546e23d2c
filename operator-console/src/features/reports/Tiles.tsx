import { useTranslation } from 'react-i18next';
import type { Figures } from '@/shared/wire/reports';
import { changeOf, SHOWN, type Shown } from './figures';
import styles from './Reports.module.css';
import { useWords } from './useWords';

interface Props {
  total: Figures;
  before: Figures | undefined;
  onOpen: (shown: Shown) => void;
}

/** Each figure of the period, how it has changed, and the way to its dialogs. */
export function Tiles({ total, before, onOpen }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <ul className={styles.tiles} aria-label={t('reports.figures')}>
      {SHOWN.map((shown) => {
        const value = shown.value(total);
        const change = before ? changeOf(shown, total, before) : null;
        return (
          <li key={shown.id}>
            <button
              type="button"
              className={styles.tile}
              data-testid={`figure-${shown.id}`}
              data-value={value ?? undefined}
              title={t(`reports.about.${shown.id}` as 'reports.about.opened')}
              onClick={() => {
                onOpen(shown);
              }}
            >
              <span className={styles.tileName}>{t(`reports.figure.${shown.id}` as 'reports.figure.opened')}</span>
              <span className={styles.tileValue}>{words.value(shown.measure, value)}</span>
              <span
                className={styles.tileChange}
                data-good={change?.good ?? undefined}
                data-testid={`change-${shown.id}`}
              >
                {change === null
                  ? ' '
                  : change.percent === null
                    ? t('reports.fromNothing')
                    : t('reports.change', { percent: words.percent(change.percent) })}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
