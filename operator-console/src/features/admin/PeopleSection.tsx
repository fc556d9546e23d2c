import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { departmentName, useOffice } from '@/shared/desk/context';
import { navigate } from '@/shared/router/router';
import { Avatar } from '@/shared/ui/Avatar';
import type { OperatorSettings } from '@/shared/wire/settings';
import { Listing } from './Listing';
import { Loaded } from './Loading';
import { Newcomer, PersonForm } from './PersonForm';
import { useThings } from './things';

const open = (id: string | null) => {
  navigate({ page: 'admin', section: 'operators', id });
};

export function PeopleSection({ id }: { id: string | null }) {
  const { t } = useTranslation();
  const { directory } = useOffice();
  const query = useThings<OperatorSettings>('operators');
  const [newcomer, setNewcomer] = useState<{ name: string; password: string } | null>(null);
  return (
    <>
      <Loaded query={query}>
        {(people) => {
          const chosen = people.find((each) => each.operatorId === id);
          if (chosen || id === 'new') {
            return (
              <PersonForm
                key={`${id}-${chosen?.version}`}
                read={chosen}
                onReload={() => void query.refetch()}
                onDone={() => {
                  open(null);
                }}
                onCreated={(name, password) => {
                  setNewcomer({ name, password });
                }}
              />
            );
          }
          return (
            <Listing
              title={t('people.title')}
              text={t('people.text')}
              add={t('people.add')}
              onAdd={() => {
                open('new');
              }}
              onOpen={open}
              things={people.map((each) => ({
                id: each.operatorId,
                name: each.name,
                detail: [each.email, ...each.departments.map((department) => departmentName(directory, department))]
                  .filter(Boolean)
                  .join(' · '),
                mark: each.role === 'operator' ? undefined : t(`people.${each.role}`),
                face: <Avatar id={each.operatorId} name={each.name} size={34} />,
              }))}
              empty={{ icon: 'people', title: t('people.none'), text: t('people.noneText') }}
            />
          );
        }}
      </Loaded>
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
