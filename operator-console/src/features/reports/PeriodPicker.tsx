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
      <DayField
        label={t('reports.from')}
        value={days.from}
        max={days.to}
        wrong={!good}
        testId="period-from"
        onChange={(from) => {
          onChange({ ...days, from });
        }}
      />
      <DayField
        label={t('reports.to')}
        value={days.to}
        min={days.from}
        wrong={!good}
        testId="period-to"
        onChange={(to) => {
          onChange({ ...days, to });
        }}
      />
      {!good && (
        <p className={styles.wrong} role="alert">
          {t('reports.badPeriod')}
        </p>
      )}
    </div>
  );
}

interface DayProps {
  label: string;
  value: string;
  min?: string;
  max?: string;
  wrong: boolean;
  testId: string;
  onChange: (day: string) => void;
}

function DayField({ label, wrong, testId, onChange, ...day }: DayProps) {
  return (
    <label className={styles.date}>
      <span>{label}</span>
      <input
        type="date"
        {...day}
        aria-invalid={wrong}
        data-testid={testId}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </label>
  );
}
