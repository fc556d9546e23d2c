import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/Button';
import { SelectField, TextField, ToggleField } from '@/shared/ui/Field';
import styles from '@/features/admin/Admin.module.css';
import { replayBody } from './health';

interface Props {
  types: readonly string[];
  busy: boolean;
  onReplay: (body: object) => void;
}

/** Sends again what came into being in a range of time. */
export function ReplayRange({ types, busy, onReplay }: Props) {
  const { t } = useTranslation();
  const [range, setRange] = useState({ from: '', to: '', eventType: '', delivered: false });
  const body = replayBody(range);
  return (
    <details data-testid="replay-range">
      <summary>{t('integrations.replayRange')}</summary>
      <div className={styles.form}>
        <p className={styles.muted}>{t('integrations.replayRangeText')}</p>
        <div className={styles.pair}>
          <TextField
            label={t('integrations.from')}
            type="datetime-local"
            name="from"
            value={range.from}
            onChange={(event) => {
              setRange({ ...range, from: event.target.value });
            }}
          />
          <TextField
            label={t('integrations.to')}
            type="datetime-local"
            name="to"
            value={range.to}
            onChange={(event) => {
              setRange({ ...range, to: event.target.value });
            }}
          />
        </div>
        <SelectField
          label={t('integrations.eventType')}
          name="replayType"
          value={range.eventType}
          options={[
            { value: '', label: t('integrations.anyType') },
            ...types.map((value) => ({ value, label: value })),
          ]}
          onChange={(eventType) => {
            setRange({ ...range, eventType });
          }}
        />
        <ToggleField
          label={t('integrations.alsoDelivered')}
          hint={t('integrations.alsoDeliveredHint')}
          name="delivered"
          checked={range.delivered}
          onChange={(delivered) => {
            setRange({ ...range, delivered });
          }}
        />
        <div>
          <Button
            disabled={body === null}
            busy={busy}
            data-testid="replay-range-start"
            onClick={() => {
              if (body !== null) onReplay(body);
            }}
          >
            {t('integrations.replayStart')}
          </Button>
        </div>
      </div>
    </details>
  );
}
