import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '@/shared/ui/Field';
import type { TemplateLevel } from '@/shared/wire/templates';
import { useOffice } from '@/shared/desk/context';
import styles from '@/features/admin/Admin.module.css';
import { useLanguageOptions } from '@/features/admin/options';

export interface Filter {
  text: string;
  level: TemplateLevel | '';
  language: string;
  section: string;
}

export const NO_FILTER: Filter = { text: '', level: '', language: '', section: '' };
export const LEVELS: readonly TemplateLevel[] = ['global', 'department', 'personal'];

interface Props {
  filter: Filter;
  sections: readonly string[];
  onFilter: (filter: Filter) => void;
}

export function TemplateFilters({ filter, sections, onFilter }: Props) {
  const { t } = useTranslation();
  const { me, directory } = useOffice();
  const languages = useLanguageOptions(directory.placements.map((placement) => placement.language));
  const any = { value: '', label: t('common.any') };
  const shown = [...new Set([...sections, ...(filter.section ? [filter.section] : [])])];
  return (
    <div className={styles.pair} data-testid="template-filters">
      <TextField
        type="search"
        name="sought"
        label={t('templates.search')}
        value={filter.text}
        onChange={(event) => {
          onFilter({ ...filter, text: event.target.value });
        }}
      />
      <SelectField
        name="level"
        label={t('templates.level')}
        value={filter.level}
        options={[
          any,
          ...LEVELS.filter(
            (level) => level !== 'department' || directory.departments.length > 0 || me.role !== 'operator',
          ).map((value) => ({ value, label: t(`templates.${value}`) })),
        ]}
        onChange={(level) => {
          onFilter({ ...filter, level: level as Filter['level'] });
        }}
      />
      <SelectField
        name="language"
        label={t('templates.language')}
        value={filter.language}
        options={[any, ...languages]}
        onChange={(language) => {
          onFilter({ ...filter, language });
        }}
      />
      <SelectField
        name="section"
        label={t('templates.section')}
        value={filter.section}
        options={[any, ...shown.map((value) => ({ value, label: value }))]}
        onChange={(section) => {
          onFilter({ ...filter, section });
        }}
      />
    </div>
  );
}
