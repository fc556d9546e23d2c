import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '@/shared/ui/Button';
import { Icon } from '@/shared/ui/Icon';
import { WEEKDAYS, type Weekday, type WorkingHours } from '@/shared/wire/settings';
import styles from './Admin.module.css';
import { flawOf, hoursOf, spread, withStretch } from './week';
import week from './Week.module.css';

interface Props {
  hours: readonly WorkingHours[];
  error: string | null;
  onChange: (hours: WorkingHours[]) => void;
}

/** The days of a week by their names in the language of the interface. */
export function useDayName(): (day: Weekday) => string {
  const { i18n } = useTranslation();
  const names = new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' });
  return (day) => {
    // 5 January 2026 is a Monday
    const name = names.format(Date.UTC(2026, 0, 5 + WEEKDAYS.indexOf(day)));
    return name.charAt(0).toLocaleUpperCase() + name.slice(1);
  };
}

export function WeekEditor({ hours, error, onChange }: Props) {
  const { t } = useTranslation();
  const dayName = useDayName();
  return (
    <section className={styles.group}>
      <h3>{t('calendars.week')}</h3>
      {error && (
        <div className={styles.wrong} role="alert" data-testid="hours-error">
          <Icon name="warning" />
          <span>{error}</span>
        </div>
      )}
      <div className={week.days}>
        {WEEKDAYS.map((day) => {
          const ofDay = hoursOf(hours, day);
          const flaw = flawOf(ofDay);
          const change = (from: WorkingHours, to: WorkingHours | null) => {
            onChange(hours.flatMap((each) => (each === from ? (to ? [to] : []) : [each])));
          };
          return (
            <fieldset key={day} className={week.day} data-testid={`day-${day}`}>
              <legend className={week.name}>{dayName(day)}</legend>
              <div className={week.stretches}>
                {ofDay.length === 0 && <span className={week.closed}>{t('calendars.closed')}</span>}
                {ofDay.map((each, index) => (
                  <div key={index} className={week.stretch}>
                    <input
                      type="time"
                      aria-label={t('calendars.from')}
                      className={week.time}
                      value={each.from}
                      onChange={(event) => {
                        change(each, { ...each, from: event.target.value });
                      }}
                    />
                    <span aria-hidden="true">–</span>
                    <input
                      type="time"
                      aria-label={t('calendars.to')}
                      className={week.time}
                      value={each.to}
                      onChange={(event) => {
                        change(each, { ...each, to: event.target.value });
                      }}
                    />
                    <IconButton
                      icon="close"
                      label={t('calendars.takeOut')}
                      onClick={() => {
                        change(each, null);
                      }}
                    />
                  </div>
                ))}
                {flaw && (
                  <span className={week.flaw} role="alert">
                    {t(`calendars.${flaw}`)}
                  </span>
                )}
              </div>
              <IconButton
                icon="plus"
                label={t('calendars.addHours', { day: dayName(day) })}
                data-testid={`add-${day}`}
                onClick={() => {
                  onChange(withStretch(hours, day));
                }}
              />
            </fieldset>
          );
        })}
      </div>
      <div>
        <Button
          icon="copy"
          disabled={hoursOf(hours, 'MONDAY').length === 0}
          onClick={() => {
            onChange(spread(hours, 'MONDAY', WEEKDAYS.slice(0, 5)));
          }}
        >
          {t('calendars.likeMonday')}
        </Button>
      </div>
      <p className={styles.muted}>{t('calendars.midnight')}</p>
    </section>
  );
}
