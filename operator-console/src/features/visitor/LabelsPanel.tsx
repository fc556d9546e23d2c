import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { SelectField } from '@/shared/ui/Field';
import { LabelsField } from '@/shared/ui/LabelsField';
import { PRIORITIES } from '@/shared/wire/rules';
import type { DialogRow } from '@/shared/wire/rows';
import styles from './VisitorPane.module.css';

/** What the dialog is marked with; changed at once, as a command like any other. */
export function LabelsPanel({ row }: { row: DialogRow }) {
  const { t } = useTranslation();
  const { workplace, directory } = useOffice();
  const { conversationId, dialogId } = row;
  const priority = row.priority ?? 'normal';
  const tags = row.tags ?? [];
  return (
    <section className={`${styles.section} ${styles.labels}`} data-testid="labels-panel">
      <h3 className={styles.title}>{t('visitor.labels')}</h3>
      <SelectField
        label={t('visitor.priority')}
        name="priority"
        value={priority}
        disabled={row.status === 'closed'}
        options={PRIORITIES.map((each) => ({ value: each, label: t(`priority.${each}`) }))}
        onChange={(chosen) => {
          const next = PRIORITIES.find((each) => each === chosen) ?? 'normal';
          workplace.command({ name: 'priority', conversationId, dialogId, priority: next });
        }}
      />
      <Category key={row.category ?? ''} row={row} />
      <LabelsField
        label={t('visitor.tags')}
        name="tags"
        values={tags}
        options={(directory.labels?.tags ?? []).map((tag) => ({ value: tag, label: tag }))}
        onChange={(next) => {
          const add = next.filter((tag) => !tags.includes(tag));
          const remove = tags.filter((tag) => !next.includes(tag));
          if (add.length + remove.length > 0) {
            workplace.command({ name: 'tag', conversationId, dialogId, add, remove });
          }
        }}
      />
    </section>
  );
}

/** Saved when it is left or Enter is pressed. */
function Category({ row }: { row: DialogRow }) {
  const { t } = useTranslation();
  const { workplace, directory } = useOffice();
  const id = useId();
  const [typed, setTyped] = useState(row.category ?? '');
  const commit = () => {
    const category = typed.trim() || null;
    if (category === (row.category ?? null)) return;
    workplace.command({ name: 'category', conversationId: row.conversationId, dialogId: row.dialogId, category });
  };
  return (
    <div className={styles.labelled}>
      <label htmlFor={id}>{t('visitor.category')}</label>
      <input
        id={id}
        className={styles.input}
        name="category"
        list={`${id}-list`}
        value={typed}
        maxLength={200}
        placeholder={t('visitor.noCategory')}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
      <datalist id={`${id}-list`}>
        {(directory.labels?.categories ?? []).map((category) => (
          <option key={category} value={category} />
        ))}
      </datalist>
    </div>
  );
}
