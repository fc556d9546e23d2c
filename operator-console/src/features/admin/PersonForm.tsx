import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { ChoicesField, SelectField, TextField } from '@/shared/ui/Field';
import { LabelsField } from '@/shared/ui/LabelsField';
import { Modal } from '@/shared/ui/Modal';
import { say } from '@/shared/ui/toasts';
import type { Role } from '@/shared/wire/actor';
import type { OperatorSettings } from '@/shared/wire/settings';
import styles from './Admin.module.css';
import { CopyBox } from './CopyBox';
import { FormFrame } from './FormFrame';
import { useLanguageOptions } from './options';
import { PictureField, useForgetPicture } from './PictureField';
import { ShiftFields } from './ShiftFields';
import { type ThingFormProps, useThingForm } from './things';

const ROLES = ['operator', 'supervisor', 'administrator'] as const;

type Person = OperatorSettings & { temporaryPassword?: string };

interface Props extends ThingFormProps<OperatorSettings> {
  onCreated: (name: string, password: string) => void;
}

export function PersonForm({ onCreated, ...props }: Props) {
  const { t } = useTranslation();
  const { directory, me } = useOffice();
  const { read, onDone } = props;
  const forget = useForgetPicture();
  const { form, frame } = useThingForm<Person>({
    ...props,
    kind: 'operators',
    idOf: (person) => person.operatorId,
    fresh: {
      operatorId: '',
      version: 0,
      name: '',
      email: '',
      role: 'operator',
      departments: [],
      languages: [directory.account.language],
    },
    removable: read?.operatorId !== me.operatorId,
    onSaved: (saved) => {
      forget(read?.avatar, saved.avatar);
      if (saved.temporaryPassword) onCreated(saved.name, saved.temporaryPassword);
      else say(t('common.saved'));
      onDone(null);
    },
  });
  const { value, set, error } = form;
  const languages = useLanguageOptions(value.languages);
  const { role, departments, maxDialogs } = value;
  const text = (field: 'name' | 'email') => ({
    label: t(`people.${field}`),
    hint: t(`people.${field}Hint`),
    error: error(field),
    name: field,
    value: value[field],
    onChange: (event: { target: { value: string } }) => {
      set({ [field]: event.target.value });
    },
  });
  return (
    <FormFrame {...frame}>
      <section className={styles.group}>
        <h3>{read?.name ?? t('people.new')}</h3>
        <div className={styles.pair}>
          <TextField {...text('name')} autoFocus={!read} />
          <TextField {...text('email')} type="email" autoComplete="off" />
        </div>
        <TextField
          label={t('people.position')}
          hint={t('people.positionHint')}
          error={error('position')}
          name="position"
          maxLength={200}
          value={value.position ?? ''}
          onChange={(event) => {
            set({ position: event.target.value || null });
          }}
        />
        <PictureField
          label={t('people.avatar')}
          hint={t('people.avatarHint')}
          use="avatar"
          error={error('avatar')}
          value={value.avatar}
          onChange={(avatar) => {
            set({ avatar });
          }}
        />
        <SelectField
          label={t('people.role')}
          hint={t('people.roleHint')}
          error={error('role')}
          value={role}
          options={ROLES.map((each) => ({ value: each, label: t(`people.${each}`) }))}
          onChange={(chosen) => {
            set({ role: chosen as Role });
          }}
        />
        {directory.departments.length > 0 && (
          <ChoicesField
            label={t('people.departments')}
            hint={t('people.departmentsHint')}
            error={error('departments')}
            values={departments}
            options={directory.departments.map((each) => ({ value: each.departmentId, label: each.name }))}
            onChange={(chosen) => {
              set({ departments: chosen });
            }}
          />
        )}
        <ChoicesField
          label={t('people.languages')}
          error={error('languages')}
          values={value.languages}
          options={languages}
          onChange={(chosen) => {
            set({ languages: chosen });
          }}
        />
        <TextField
          label={t('people.maxDialogs')}
          hint={t('people.maxDialogsHint')}
          error={error('maxDialogs')}
          type="number"
          min={1}
          short
          name="maxDialogs"
          value={String(maxDialogs ?? '')}
          onChange={(event) => {
            set({ maxDialogs: event.target.value === '' ? null : Number(event.target.value) });
          }}
        />
      </section>
      <section className={styles.group}>
        <h3>{t('people.can')}</h3>
        <LabelsField
          label={t('people.skills')}
          hint={t('people.skillsHint')}
          error={error('skills')}
          name="skills"
          values={value.skills ?? []}
          options={(directory.skills ?? []).map((skill) => ({ value: skill, label: skill }))}
          onChange={(skills) => {
            set({ skills });
          }}
        />
        <ShiftFields
          shift={value.shift ?? null}
          error={form.errorIn('shift')}
          onChange={(shift) => {
            set({ shift });
          }}
        />
      </section>
    </FormFrame>
  );
}

/** The password of a first login, shown this once. */
export function Newcomer({ name, password, onClose }: { name: string; password: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open onClose={onClose} title={t('people.created', { name })}>
      <div className={styles.form}>
        <p>{t('people.createdText')}</p>
        <CopyBox text={password} label={t('people.password')} testId="first-password" />
      </div>
    </Modal>
  );
}
