import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '@/shared/ui/Field';
import type { DepartmentSettings } from '@/shared/wire/settings';
import styles from './Admin.module.css';
import { CalendarField } from './CalendarField';
import { FormFrame } from './FormFrame';
import { type ThingFormProps, useThingForm } from './things';
import { ThingsSection } from './ThingsSection';

const idOf = (department: DepartmentSettings) => department.departmentId;

export function DepartmentsSection({ id }: { id: string | null }) {
  const { t } = useTranslation();
  return (
    <ThingsSection<DepartmentSettings>
      kind="departments"
      section="departments"
      id={id}
      idOf={idOf}
      words={{
        title: t('sections.departmentsTitle'),
        text: t('sections.departmentsText'),
        add: t('sections.departmentAdd'),
      }}
      row={({ name, warnings }) => ({ name, caution: Boolean(warnings?.length) })}
      empty={{ icon: 'building', title: t('sections.departmentsNone'), text: t('sections.departmentsNoneText') }}
      form={(props) => <DepartmentForm {...props} />}
    />
  );
}

const ASSIGNMENTS = { account: null, on: true, off: false } as const;

function DepartmentForm(props: ThingFormProps<DepartmentSettings>) {
  const { t } = useTranslation();
  const { form, frame } = useThingForm({
    ...props,
    kind: 'departments',
    idOf,
    fresh: { departmentId: '', version: 0, name: '' },
  });
  const { value, set, error } = form;
  const automatic = value.autoAssignment ?? null;
  return (
    <FormFrame {...frame}>
      <section className={styles.group}>
        <h3>{props.read?.name ?? t('sections.departmentNew')}</h3>
        <TextField {...form.text('name')} label={t('sections.departmentName')} autoFocus={!props.read} />
        <SelectField
          label={t('sections.automatic')}
          hint={t('sections.automaticHint')}
          usual={t('admin.usual', { value: t('sections.automaticAccount') })}
          error={error('autoAssignment')}
          name="autoAssignment"
          value={automatic === null ? 'account' : automatic ? 'on' : 'off'}
          options={[
            { value: 'account', label: t('sections.automaticAccount') },
            { value: 'on', label: t('sections.automaticOn') },
            { value: 'off', label: t('sections.automaticOff') },
          ]}
          onChange={(chosen) => {
            set({ autoAssignment: ASSIGNMENTS[chosen as keyof typeof ASSIGNMENTS] });
          }}
        />
        <CalendarField
          {...form.field('calendarId')}
          label={t('sections.calendar')}
          hint={t('sections.calendarHint')}
          none={t('sections.calendarAccount')}
        />
      </section>
    </FormFrame>
  );
}
