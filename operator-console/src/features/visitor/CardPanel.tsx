import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { LabelsField } from '@/shared/ui/LabelsField';
import { useProfile } from '@/shared/visitor/useProfile';
import type { CardChange } from '@/shared/wire/commands';
import type { DialogRow } from '@/shared/wire/rows';
import { cardChange, type ListName } from './cardChange';
import styles from './VisitorPane.module.css';

const NAME_LIMIT = 200;
const NONE: readonly string[] = [];

/** Who the visitor is and how to reach them; each entry is changed by itself, at once. */
export function CardPanel({ row }: { row: DialogRow }) {
  const { t } = useTranslation();
  const { workplace } = useOffice();
  const profile = useProfile(row);
  if (!profile) return null;
  const { card } = profile;
  const name = card?.name ?? row.visitorName ?? '';
  const send = (change: CardChange) => {
    workplace.command({ name: 'card', conversationId: row.conversationId, dialogId: row.dialogId, change });
  };
  return (
    <section className={`${styles.section} ${styles.labels}`} data-testid="card-panel">
      <h3 className={styles.title}>{t('visitor.card')}</h3>
      <Name key={name} name={name} onChange={send} />
      <Entries list="emails" values={card?.emails ?? NONE} onChange={send} />
      <Entries list="phones" values={card?.phones ?? NONE} onChange={send} />
    </section>
  );
}

/** Saved when it is left or Enter is pressed; a name is replaced and never taken away. */
function Name({ name, onChange }: { name: string; onChange: (change: CardChange) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState(name);
  const commit = () => {
    const given = typed.trim();
    if (given === '') setTyped(name);
    else if (given !== name) onChange({ name: given });
  };
  return (
    <div className={styles.labelled}>
      <label htmlFor={id}>{t('visitor.name')}</label>
      <input
        id={id}
        className={styles.input}
        name="visitorName"
        autoComplete="off"
        value={typed}
        maxLength={NAME_LIMIT}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
    </div>
  );
}

interface EntriesProps {
  list: ListName;
  values: readonly string[];
  onChange: (change: CardChange) => void;
}

function Entries({ list, values, onChange }: EntriesProps) {
  const { t } = useTranslation();
  const [error, setError] = useState<string | null>(null);
  return (
    <LabelsField
      label={t(`visitor.${list}`)}
      name={list}
      values={values}
      options={[]}
      maxLength={254}
      error={error}
      onChange={(after) => {
        const change = cardChange(list, values, after);
        if (change && 'fault' in change) {
          setError(t(`visitor.${change.fault}`, { value: change.value }));
          return;
        }
        setError(null);
        if (change) onChange(change);
      }}
    />
  );
}
