import type { ComponentProps } from 'react';
import { useOffice } from '@/shared/desk/context';
import { SelectField } from '@/shared/ui/Field';

type Props = Omit<ComponentProps<typeof SelectField>, 'value' | 'onChange'> & {
  /** what it means to choose none */
  none: string;
  value: string | null | undefined;
  onChange: (chosen: string | null) => void;
};

/** One of several things, or none. */
export function ChoiceField({ none, value, options, onChange, ...field }: Props) {
  return (
    <SelectField
      {...field}
      value={value ?? ''}
      options={[{ value: '', label: none }, ...options]}
      onChange={(chosen) => {
        onChange(chosen || null);
      }}
    />
  );
}

/** One of the account's departments, or none. */
export function DepartmentField(props: Omit<Props, 'options' | 'name'>) {
  const { directory } = useOffice();
  const options = directory.departments.map((each) => ({ value: each.departmentId, label: each.name }));
  return <ChoiceField {...props} name="departmentId" options={options} />;
}
