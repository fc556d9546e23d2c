import { useTranslation } from 'react-i18next';
import { navigate } from '@/shared/router/router';
import { TextField } from '@/shared/ui/Field';
import { say } from '@/shared/ui/toasts';
import type { DepartmentSettings } from '@/shared/wire/settings';
import styles from './Admin.module.css';
import { FormFrame } from './FormFrame';
import { Listing } from './Listing';
import { Loaded } from './Loading';
import { useRemoveThing, useSaveThing, useThings } from './things';
import { useForm } from './useForm';

const open = (id: string | null) => {
  navigate({ page: 'admin', section: 'departments', id });
};

export function DepartmentsSection({ id }: { id: string | null }) {
  const { t } = useTranslation();
  const query = useThings<DepartmentSettings>('departments');
  return (
    <Loaded query={query}>
      {(departments) => {
        const chosen = departments.find((each) => each.departmentId === id);
        if (chosen || id === 'new') {
          return (
            <DepartmentForm key={`${id}-${chosen?.version}`} read={chosen} onReload={() => void query.refetch()} />
          );
        }
        return (
          <Listing
            title={t('sections.departmentsTitle')}
            text={t('sections.departmentsText')}
            add={t('sections.departmentAdd')}
            onAdd={() => {
              open('new');
            }}
            onOpen={open}
            things={departments.map((each) => ({ id: each.departmentId, name: each.name }))}
            empty={{ icon: 'building', title: t('sections.departmentsNone'), text: t('sections.departmentsNoneText') }}
          />
        );
      }}
    </Loaded>
  );
}

function DepartmentForm({ read, onReload }: { read: DepartmentSettings | undefined; onReload: () => void }) {
  const { t } = useTranslation();
  const form = useForm(read ?? { departmentId: '', version: 0, name: '' });
  const save = useSaveThing<DepartmentSettings>('departments');
  const remove = useRemoveThing('departments');
  const done = () => {
    say(t('common.saved'));
    open(null);
  };
  const { name } = form.value;
  return (
    <FormFrame
      form={form}
      isNew={!read}
      saving={save.isPending}
      onSave={() => {
        const body = read ? { name, version: read.version } : { name };
        save.mutate({ id: read?.departmentId ?? null, body }, { onSuccess: done, onError: form.fail });
      }}
      onReload={() => {
        form.reset();
        onReload();
      }}
      onCancel={() => {
        open(null);
      }}
      removal={
        read && {
          name: read.name,
          onRemove: () => {
            remove.mutate(
              { id: read.departmentId, version: read.version },
              {
                onSuccess: () => {
                  open(null);
                },
                onError: form.fail,
              },
            );
          },
        }
      }
    >
      <section className={styles.group}>
        <h3>{read?.name ?? t('sections.departmentNew')}</h3>
        <TextField
          label={t('sections.departmentName')}
          error={form.error('name')}
          name="name"
          value={name}
          autoFocus={!read}
          onChange={(event) => {
            form.set({ name: event.target.value });
          }}
        />
      </section>
    </FormFrame>
  );
}
