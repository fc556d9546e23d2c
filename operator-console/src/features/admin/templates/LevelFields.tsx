import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { SelectField } from '@/shared/ui/Field';
import type { TemplateLevel } from '@/shared/wire/templates';
import { LEVELS } from './TemplateFilters';

interface Props {
  level: TemplateLevel;
  departmentId?: string | null;
  hint: string;
  error: (field: string) => string | null;
  set: (change: { level?: TemplateLevel; departmentId?: string | null }) => void;
}

/** For whom it is; operators make only their own. */
export function LevelFields({ level, departmentId, hint, error, set }: Props) {
  const { t } = useTranslation();
  const { me, directory } = useOffice();
  return (
    <>
      {me.role === 'administrator' && (
        <SelectField
          name="level"
          value={level}
          error={error('level')}
          label={t('templates.level')}
          hint={hint}
          options={LEVELS.map((each) => ({ value: each, label: t(`templates.${each}`) }))}
          onChange={(chosen) => {
            const first = directory.departments[0]?.departmentId ?? null;
            set({ level: chosen as TemplateLevel, departmentId: chosen === 'department' ? first : null });
          }}
        />
      )}
      {level === 'department' && (
        <SelectField
          name="departmentId"
          label={t('templates.departmentOf')}
          error={error('departmentId')}
          value={departmentId ?? ''}
          options={directory.departments.map((each) => ({ value: each.departmentId, label: each.name }))}
          onChange={(chosen) => {
            set({ departmentId: chosen });
          }}
        />
      )}
    </>
  );
}
