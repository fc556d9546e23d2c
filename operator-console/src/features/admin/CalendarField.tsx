import type { ComponentProps } from 'react';
import { ChoiceField } from './ChoiceField';
import { useCalendars } from './things';

/** One of the account's calendars, or none. */
export function CalendarField(props: Omit<ComponentProps<typeof ChoiceField>, 'options' | 'name'>) {
  const calendars = useCalendars();
  const options = calendars.map((calendar) => ({ value: calendar.calendarId, label: calendar.name }));
  return <ChoiceField {...props} name="calendarId" options={options} />;
}
