import { useTranslation } from 'react-i18next';
import { type Days, daysOf, isPeriod, PRESETS } from './periods';
import styles from './Reports.module.css';

interface Props {
  days: Days;
  today: string;
  onChange: (days: Days) => void;
}

/** The usual periods by one press, any other by its two days. */
export function PeriodPicker({ days, today, onChange }: Props) {
  const { t } = useTranslation();
  const good = isPeriod(days);
  return (
    <div className={styles.picker} role="group" aria-label={t('reports.period')}>
      <div className={styles.presets}>
        {PRESETS.map((preset) => {
          const those = daysOf(preset, today);
          return (
            <button
              key={preset}
              type="button"
              className={styles.preset}
              aria-pressed={those.from === days.from && those.to === days.to}
              data-testid={`period-${preset}`}
              onClick={() => {
                onChange(those);
              }}
            >
              {t(`reports.preset.${preset}`)}
            </button>
          );
        })}
      </div>
      <label className={styles.date}>
        <span>{t('reports.from')}</span>
        <input
          type="date"
          value={days.from}
          max={days.to}
          aria-invalid={!good}
          data-testid="period-from"
          onChange={(event) => {
            onChange({ ...days, from: event.target.value });
          }}
        />
      </label>
      <label className={styles.date}>
        <span>{t('reports.to')}</span>
        <input
          type="date"
          value={days.to}
          min={days.from}
          aria-invalid={!good}
          data-testid="period-to"
          onChange={(event) => {
            onChange({ ...days, to: event.target.value });
          }}
        />
      </label>
      {!good && (
        <p className={styles.wrong} role="alert">
          {t('reports.badPeriod')}
        </p>
      )}
    </div>
  );
}
