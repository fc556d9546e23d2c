import { useTranslation } from 'react-i18next';
import type { Grouping } from '@/shared/wire/reports';
import type { Measure } from './figures';

/** Figures and groups in words of the interface. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const whole = new Intl.NumberFormat(i18n.language);
  const mark = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const day = new Intl.DateTimeFormat(i18n.language, {
    day: 'numeric',
    month: 'short',
    weekday: 'short',
    timeZone: 'UTC',
  });
  const shortDay = new Intl.DateTimeFormat(i18n.language, { day: 'numeric', month: 'numeric', timeZone: 'UTC' });
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', signDisplay: 'exceptZero' });

  const time = (millis: number): string => {
    const seconds = Math.round(millis / 1000);
    if (seconds < 60) return t('reports.seconds', { seconds });
    if (seconds < 3_600) return t('reports.minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
    const minutes = Math.floor((seconds % 3_600) / 60);
    return t('reports.hours', { hours: Math.floor(seconds / 3_600), minutes });
  };

  return {
    value: (measure: Measure, value: number | null): string => {
      if (value === null) return '—';
      switch (measure) {
        case 'number':
          return whole.format(value);
        case 'time':
          return time(value);
        case 'mark':
          return mark.format(value / 100);
      }
    },
    time,
    hundredths: (value: number | undefined) => (value === undefined ? '—' : mark.format(value / 100)),
    percent: (value: number) => percent.format(value / 100),
    date: (iso: string) => day.format(new Date(`${iso}T00:00:00Z`)),
    shortDay: (iso: string) => shortDay.format(new Date(`${iso}T00:00:00Z`)),
    group: (by: Grouping, key: string, name: string | undefined): string => {
      if (key === '') return t(`reports.none.${by}`);
      if (name) return name;
      if (by === 'day') return day.format(new Date(`${key}T00:00:00Z`));
      if (by === 'hour') return `${key}:00–${key}:59`;
      return key;
    },
  };
}
