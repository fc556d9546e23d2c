import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { Problem } from '@/shared/http/problem';
import { Button, IconButton } from '@/shared/ui/Button';
import { Icon } from '@/shared/ui/Icon';
import type { DayOff } from '@/shared/wire/settings';
import styles from './Admin.module.css';
import { joined } from './week';
import week from './Week.module.css';

interface Props {
  days: readonly DayOff[];
  error: string | null;
  onChange: (days: DayOff[]) => void;
}

export function DaysOff({ days, error, onChange }: Props) {
  const { t } = useTranslation();
  const change = (at: number, to: DayOff | null) => {
    onChange(days.flatMap((each, index) => (index === at ? (to ? [to] : []) : [each])));
  };
  return (
    <section className={styles.group}>
      <h3>{t('calendars.daysOff')}</h3>
      {error && (
        <div className={styles.wrong} role="alert">
          <Icon name="warning" />
          <span>{error}</span>
        </div>
      )}
      {days.length > 0 && (
        <div className={styles.form}>
          {days.map((each, index) => (
            <div key={index} className={week.off} data-testid="day-off">
              <input
                type="date"
                className={week.time}
                aria-label={t('calendars.date')}
                value={each.date}
                onChange={(event) => {
                  change(index, { ...each, date: event.target.value });
                }}
              />
              <input
                className={week.time}
                aria-label={t('calendars.dayName')}
                placeholder={t('calendars.dayName')}
                value={each.name}
                maxLength={200}
                onChange={(event) => {
                  change(index, { ...each, name: event.target.value });
                }}
              />
              <IconButton
                icon="close"
                label={t('calendars.takeOut')}
                onClick={() => {
                  change(index, null);
                }}
              />
            </div>
          ))}
        </div>
      )}
      <div className={week.actions}>
        <Button
          icon="plus"
          data-testid="add-day-off"
          onClick={() => {
            onChange([...days, { date: '', name: '' }]);
          }}
        >
          {t('calendars.addDayOff')}
        </Button>
        <Import
          onFound={(found) => {
            onChange(joined(days, found));
          }}
        />
      </div>
    </section>
  );
}

/** Holidays out of a file of another calendar program. */
function Import({ onFound }: { onFound: (days: DayOff[]) => void }) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const file = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState<string | null>(null);
  const read = useMutation({
    mutationFn: async (chosen: File) =>
      (await api.send<{ daysOff: DayOff[] }>('POST', '/api/admin/calendars/holidays', { text: await chosen.text() }))
        .daysOff,
    onSuccess: (found) => {
      setTold(t('calendars.imported', { count: found.length }));
      onFound(found);
    },
    onError: (failure) => {
      setTold(
        failure instanceof Problem && failure.code === 'invalid-calendar'
          ? t('calendars.notImported')
          : t(`errors.${failure instanceof Problem ? failure.code : 'unreachable'}`),
      );
    },
  });
  return (
    <>
      <input
        ref={file}
        type="file"
        accept=".ics,text/calendar"
        hidden
        data-testid="holidays-file"
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen) read.mutate(chosen);
          event.target.value = '';
        }}
      />
      <Button icon="copy" busy={read.isPending} onClick={() => file.current?.click()}>
        {t('calendars.import')}
      </Button>
      <span className={styles.muted} role="status">
        {told ?? t('calendars.importHint')}
      </span>
    </>
  );
}
