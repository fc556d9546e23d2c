import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { Button } from '@/shared/ui/Button';
import { SelectField } from '@/shared/ui/Field';
import styles from './Search.module.css';
import { filtersOf, NOTHING, PERIODS, type Sought, STATES } from '@/shared/desk/sought';

interface Props {
  sought: Sought;
  onChange: (sought: Sought) => void;
}

/** Where is looked; folded, because most searches need none of it. */
export function SearchFilters({ sought, onChange }: Props) {
  const { t } = useTranslation();
  const { directory } = useOffice();
  const count = filtersOf(sought);
  const any = { value: '', label: t('common.any') };
  const categories = directory.labels?.categories ?? [];
  const fields = [
    { name: 'period', options: PERIODS.map((value) => ({ value, label: t(`search.periods.${value}`) })) },
    { name: 'state', options: STATES.map((value) => ({ value, label: t(`search.states.${value}`) })) },
    {
      name: 'channel',
      options: directory.channels.map(({ channelId, name }) => ({ value: channelId, label: name })),
    },
    {
      name: 'operator',
      options: directory.operators.map(({ operatorId, name }) => ({ value: operatorId, label: name })),
    },
    {
      name: 'department',
      options: directory.departments.map(({ departmentId, name }) => ({ value: departmentId, label: name })),
    },
    { name: 'category', options: categories.map((value) => ({ value, label: value })) },
  ] as const;
  return (
    <details className={styles.filters} data-testid="search-filters">
      <summary>{count > 0 ? t('search.filtersOn', { count }) : t('search.filters')}</summary>
      <div className={styles.fields}>
        {fields
          .filter((field) => field.options.length > 0)
          .map(({ name, options }) => (
            <SelectField
              key={name}
              name={name}
              label={t(`search.${name}`)}
              value={sought[name]}
              options={[any, ...options]}
              onChange={(value) => {
                onChange({ ...sought, [name]: value });
              }}
            />
          ))}
      </div>
      {count > 0 && (
        <Button
          onClick={() => {
            onChange({ ...NOTHING, text: sought.text });
          }}
        >
          {t('search.clear')}
        </Button>
      )}
    </details>
  );
}
