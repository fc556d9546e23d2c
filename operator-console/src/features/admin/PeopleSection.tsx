import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { departmentName, useOffice } from '@/shared/desk/context';
import { Avatar } from '@/shared/ui/Avatar';
import type { OperatorSettings } from '@/shared/wire/settings';
import { Newcomer, PersonForm } from './PersonForm';
import { ThingsSection } from './ThingsSection';

export function PeopleSection({ id }: { id: string | null }) {
  const { t } = useTranslation();
  const { directory } = useOffice();
  const [newcomer, setNewcomer] = useState<{ name: string; password: string } | null>(null);
  return (
    <>
      <ThingsSection<OperatorSettings>
        kind="operators"
        section="operators"
        id={id}
        idOf={(person) => person.operatorId}
        words={{ title: t('people.title'), text: t('people.text'), add: t('people.add') }}
        row={(person) => ({
          name: person.name,
          detail: [
            person.email,
            ...person.departments.map((department) => departmentName(directory, department)),
            ...(person.skills ?? []),
          ]
            .filter(Boolean)
            .join(' · '),
          mark: person.role === 'operator' ? undefined : t(`people.${person.role}`),
          face: <Avatar id={person.operatorId} name={person.name} size={34} />,
        })}
        empty={{ icon: 'people', title: t('people.none'), text: t('people.noneText') }}
        form={(props) => (
          <PersonForm
            {...props}
            onCreated={(name, password) => {
              setNewcomer({ name, password });
            }}
          />
        )}
      />
      {newcomer && (
        <Newcomer
          {...newcomer}
          onClose={() => {
            setNewcomer(null);
          }}
        />
      )}
    </>
  );
}
