import { useTranslation } from 'react-i18next';
import { DurationField } from '@/shared/ui/DurationField';
import { AreaField, TextField } from '@/shared/ui/Field';
import type { TimesSettings } from '@/shared/wire/settings';
import styles from './Admin.module.css';
import { CalendarField } from './CalendarField';
import { FormFrame } from './FormFrame';
import { Loaded } from './Loading';
import { useSingle, useSingleForm } from './things';

export function TimesSection() {
  const query = useSingle<TimesSettings>('times');
  return <Loaded query={query}>{(read) => <TimesForm read={read} onReload={() => void query.refetch()} />}</Loaded>;
}

type Duration =
  'replySeconds' | 'refusalSeconds' | 'alertMinutes' | 'readGraceHours' | 'autoreplyHours' | 'awayMinutes';

function TimesForm({ read, onReload }: { read: TimesSettings; onReload: () => void }) {
  const { t } = useTranslation();
  const { form, frame } = useSingleForm('times', read, onReload);
  const { value, set, error } = form;
  const usual = (words: string) => t('admin.usual', { value: words });
  const text = (name: 'greeting' | 'autoreply') => ({
    label: t(`times.${name}`),
    hint: t(`times.${name}Hint`),
    usual: usual(t('admin.nothing')),
    error: error(name),
    name,
    rows: 3,
    maxLength: 4096,
    value: value[name],
    onChange: (event: { target: { value: string } }) => {
      set({ [name]: event.target.value });
    },
  });
  const duration = (name: Duration, holds: string) => ({
    label: t(`times.${name}`),
    hint: t(`times.${name}Hint`),
    usual: usual(holds),
    error: error(name),
    name,
    value: value[name],
    onChange: (amount: number) => {
      set({ [name]: amount });
    },
  });
  const time = (unit: 'seconds' | 'minutes' | 'hours', amount: number) =>
    unit === 'hours' ? t('times.hours', { count: amount }) : t(`time.${unit}`, { value: amount });
  return (
    <FormFrame {...frame}>
      <section className={styles.group}>
        <h3>{t('times.beginning')}</h3>
        <AreaField {...text('greeting')} />
        <CalendarField
          {...form.field('calendarId')}
          label={t('times.calendar')}
          hint={t('times.calendarHint')}
          usual={usual(t('times.always'))}
          none={t('times.always')}
        />
      </section>
      <section className={styles.group}>
        <h3>{t('times.waiting')}</h3>
        <p className={styles.muted}>{t('times.firstReplyElsewhere')}</p>
        <DurationField {...duration('replySeconds', t('times.never'))} />
        <DurationField {...duration('refusalSeconds', time('seconds', 30))} />
        <TextField
          label={t('times.alertEmail')}
          hint={t('times.alertEmailHint')}
          usual={usual(t('times.nobody'))}
          error={error('alertEmail')}
          type="text"
          inputMode="email"
          name="alertEmail"
          autoComplete="off"
          value={value.alertEmail ?? ''}
          onChange={(event) => {
            set({ alertEmail: event.target.value.trim() || null });
          }}
        />
        <DurationField {...duration('alertMinutes', time('minutes', 30))} smallest="minute" />
      </section>
      <section className={styles.group}>
        <h3>{t('times.end')}</h3>
        <DurationField {...duration('readGraceHours', time('hours', 72))} smallest="hour" />
      </section>
      <section className={styles.group}>
        <h3>{t('times.away')}</h3>
        <AreaField {...text('autoreply')} />
        <DurationField {...duration('autoreplyHours', time('hours', 24))} smallest="hour" />
        <DurationField {...duration('awayMinutes', t('times.never'))} smallest="minute" />
      </section>
    </FormFrame>
  );
}
