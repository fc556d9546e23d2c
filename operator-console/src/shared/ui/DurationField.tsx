import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Frame, type Shared } from './Field';
import styles from './Field.module.css';

const UNITS = { second: 1, minute: 60, hour: 3_600, day: 86_400 } as const;
type Unit = keyof typeof UNITS;
const NAMES = Object.keys(UNITS) as Unit[];

interface Props extends Shared {
  name: string;
  /** in the unit of `smallest` */
  value: number;
  smallest?: Unit;
  onChange: (value: number) => void;
}

/** The greatest unit in which the time is a whole number. */
export function unitOf(seconds: number, smallest: Unit): Unit {
  if (seconds === 0) return smallest;
  return NAMES.findLast((unit) => seconds % UNITS[unit] === 0 && UNITS[unit] >= UNITS[smallest]) ?? smallest;
}

/** A time in whichever unit people think of it. */
export function DurationField({ name, value, smallest = 'second', onChange, ...frame }: Props) {
  const { t } = useTranslation();
  const least = UNITS[smallest];
  const [chosen, setChosen] = useState<Unit>(() => unitOf(value * least, smallest));
  // a value from elsewhere may not be whole in the chosen unit
  const unit = (value * least) % UNITS[chosen] === 0 ? chosen : unitOf(value * least, smallest);
  const amount = (value * least) / UNITS[unit];
  return (
    <Frame {...frame}>
      {(aria) => (
        <div className={styles.together}>
          <input
            {...aria}
            className={styles.input}
            type="number"
            min={0}
            name={name}
            value={String(amount)}
            onChange={(event) => {
              onChange(Math.round((Number(event.target.value) * UNITS[unit]) / least));
            }}
          />
          <select
            className={styles.input}
            aria-label={t('time.unit')}
            value={unit}
            onChange={(event) => {
              const next = NAMES.find((each) => each === event.target.value) ?? smallest;
              setChosen(next);
              onChange(Math.round((amount * UNITS[next]) / least));
            }}
          >
            {NAMES.filter((each) => UNITS[each] >= least).map((each) => (
              <option key={each} value={each}>
                {t(`time.${each}`)}
              </option>
            ))}
          </select>
        </div>
      )}
    </Frame>
  );
}
