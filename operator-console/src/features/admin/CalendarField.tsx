import { SelectField } from '@/shared/ui/Field';
import { useCalendars } from './things';

interface Props {
  label: string;
  hint?: string;
  usual?: string;
  error?: string | null;
  /** what it means to choose none */
  none: string;
  value: string | null | undefined;
  onChange: (calendarId: string | null) => void;
}

/** One of the account's calendars, or none. */
export function CalendarField({ none, value, onChange, ...field }: Props) {
  const calendars = useCalendars();
  return (
    <SelectField
      {...field}
      name="calendarId"
      value={value ?? ''}
      options={[
        { value: '', label: none },
        ...calendars.map((calendar) => ({ value: calendar.calendarId, label: calendar.name })),
      ]}
      onChange={(chosen) => {
        onChange(chosen || null);
      }}
    />
  );
}
