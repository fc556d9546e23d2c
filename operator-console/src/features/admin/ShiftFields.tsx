import { useTranslation } from 'react-i18next';
import { SelectField } from '@/shared/ui/Field';
import type { Shift } from '@/shared/wire/settings';
import styles from './Admin.module.css';
import { CalendarField } from './CalendarField';

const OUTSIDE = ['away', 'invisible', 'offline'] as const;

interface Props {
  shift: Shift | null;
  error: string | null;
  onChange: (shift: Shift | null) => void;
}

/** When somebody works, and what they count as at other times. */
export function ShiftFields({ shift, error, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.pair}>
      <CalendarField
        label={t('people.shift')}
        hint={t('people.shiftHint')}
        none={t('people.noShift')}
        error={error}
        value={shift?.calendarId}
        onChange={(calendarId) => {
          onChange(calendarId === null ? null : { calendarId, outside: shift?.outside ?? 'away' });
        }}
      />
      {shift && (
        <SelectField
          label={t('people.outside')}
          name="outside"
          value={shift.outside}
          options={OUTSIDE.map((status) => ({ value: status, label: t(`presence.${status}`) }))}
          onChange={(chosen) => {
            onChange({ ...shift, outside: OUTSIDE.find((each) => each === chosen) ?? 'away' });
          }}
        />
      )}
    </div>
  );
}
