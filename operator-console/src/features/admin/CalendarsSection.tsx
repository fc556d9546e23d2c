import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { TextField } from '@/shared/ui/Field';
import { Icon } from '@/shared/ui/Icon';
import type { CalendarSettings } from '@/shared/wire/settings';
import styles from './Admin.module.css';
import { ChoiceField } from './ChoiceField';
import { DaysOff } from './DaysOff';
import { FormFrame } from './FormFrame';
import { useTimeZones } from './options';
import { type ThingFormProps, useThingForm } from './things';
import { ThingsSection } from './ThingsSection';
import { clock } from './week';
import { WeekEditor } from './WeekEditor';

const idOf = (calendar: CalendarSettings) => calendar.calendarId;

export function CalendarsSection({ id }: { id: string | null }) {
  const { t } = useTranslation();
  return (
    <ThingsSection<CalendarSettings>
      kind="calendars"
      section="calendars"
      id={id}
      idOf={idOf}
      words={{ title: t('calendars.title'), text: t('calendars.text'), add: t('calendars.add') }}
      row={(calendar) => ({
        name: calendar.name,
        detail: [
          t('calendars.days', { count: new Set(calendar.hours.map((each) => each.day)).size }),
          t('calendars.holidays', { count: calendar.daysOff.length }),
        ].join(' · '),
        face: <Icon name="clock" />,
      })}
      empty={{ icon: 'clock', title: t('calendars.none'), text: t('calendars.noneText') }}
      form={(props) => <CalendarForm {...props} />}
    />
  );
}

function CalendarForm(props: ThingFormProps<CalendarSettings>) {
  const { t } = useTranslation();
  const { directory } = useOffice();
  const read = props.read && {
    ...props.read,
    hours: props.read.hours.map((each) => ({ ...each, from: clock(each.from), to: clock(each.to) })),
  };
  const { form, frame } = useThingForm({
    ...props,
    read,
    kind: 'calendars',
    idOf,
    fresh: { calendarId: '', version: 0, name: '', timeZone: null, hours: [], daysOff: [] },
  });
  const { value, set, errorIn } = form;
  const zones = useTimeZones(value.timeZone ?? directory.account.timeZone);
  return (
    <FormFrame {...frame}>
      <section className={styles.group}>
        <h3>{props.read?.name ?? t('calendars.new')}</h3>
        <div className={styles.pair}>
          <TextField {...form.text('name')} label={t('calendars.name')} autoFocus={!props.read} />
          <ChoiceField
            {...form.field('timeZone')}
            label={t('calendars.timeZone')}
            hint={t('calendars.timeZoneHint')}
            none={t('calendars.accountZone')}
            options={zones}
          />
        </div>
      </section>
      <WeekEditor
        hours={value.hours}
        error={errorIn('hours')}
        onChange={(hours) => {
          set({ hours });
        }}
      />
      <DaysOff
        days={value.daysOff}
        error={errorIn('daysOff')}
        onChange={(daysOff) => {
          set({ daysOff });
        }}
      />
    </FormFrame>
  );
}
