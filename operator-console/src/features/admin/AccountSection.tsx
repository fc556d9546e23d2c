import { useTranslation } from 'react-i18next';
import { AreaField, SelectField, TextField, ToggleField } from '@/shared/ui/Field';
import type { AccountSettings } from '@/shared/wire/settings';
import styles from './Admin.module.css';
import { FormFrame } from './FormFrame';
import { useLanguageOptions, useTimeZones } from './options';
import { Loaded } from './Loading';
import { PictureField, useForgetWhenSaved } from './PictureField';
import { useSingle, useSingleForm } from './things';

export function AccountSection() {
  const query = useSingle<AccountSettings>('account');
  return <Loaded query={query}>{(read) => <AccountForm read={read} onReload={() => void query.refetch()} />}</Loaded>;
}

function AccountForm({ read, onReload }: { read: AccountSettings; onReload: () => void }) {
  const { t } = useTranslation();
  const { form, frame } = useSingleForm('account', read, onReload);
  const languages = useLanguageOptions();
  const zones = useTimeZones(read.timeZone);
  const { value, set, error } = form;
  useForgetWhenSaved(read.logo);
  const number = (field: 'maxDialogs' | 'firstReplySeconds' | 'idleCloseSeconds', least: number) => ({
    label: t(`account.${field}`),
    hint: t(`account.${field}Hint`),
    error: error(field),
    type: 'number',
    min: least,
    short: true,
    name: field,
    value: String(value[field]),
    onChange: (event: { target: { value: string } }) => {
      set({ [field]: Number(event.target.value) });
    },
  });
  const optional = (field: 'siteUrl' | 'replyTo' | 'crmUrl', type: string) => ({
    label: t(`account.${field}`),
    hint: t(`account.${field}Hint`),
    error: error(field),
    type,
    name: field,
    value: value[field] ?? '',
    onChange: (event: { target: { value: string } }) => {
      set({ [field]: event.target.value || null });
    },
  });
  return (
    <FormFrame {...frame}>
      <section className={styles.group}>
        <h3>{t('account.about')}</h3>
        <TextField {...form.text('name')} label={t('account.name')} hint={t('account.nameHint')} />
        <PictureField
          label={t('account.logo')}
          hint={t('account.logoHint')}
          use="logo"
          error={error('logo')}
          value={value.logo}
          onChange={(logo) => {
            set({ logo });
          }}
        />
        <TextField {...optional('siteUrl', 'url')} />
        <TextField {...optional('replyTo', 'email')} />
        <TextField {...optional('crmUrl', 'url')} />
        <div className={styles.pair}>
          <SelectField
            label={t('account.timeZone')}
            hint={t('account.timeZoneHint')}
            error={error('timeZone')}
            value={value.timeZone}
            options={zones}
            onChange={(timeZone) => {
              set({ timeZone });
            }}
          />
          <SelectField
            label={t('account.language')}
            hint={t('account.languageHint')}
            error={error('language')}
            value={value.language}
            options={languages}
            onChange={(language) => {
              set({ language });
            }}
          />
        </div>
      </section>
      <section className={styles.group}>
        <h3>{t('account.assignment')}</h3>
        <ToggleField
          {...form.toggle('autoAssignment')}
          label={t('account.autoAssignment')}
          hint={t('account.autoAssignmentHint')}
        />
        <TextField {...number('maxDialogs', 1)} />
        <ToggleField
          {...form.toggle('multilingual')}
          label={t('account.multilingual')}
          hint={t('account.multilingualHint')}
        />
        <ToggleField
          {...form.toggle('hideOthersDialogs')}
          label={t('account.hideOthersDialogs')}
          hint={t('account.hideOthersDialogsHint')}
        />
      </section>
      <section className={styles.group}>
        <h3>{t('account.automatic')}</h3>
        <TextField {...number('firstReplySeconds', 0)} />
        <AreaField {...form.text('busyText')} label={t('account.busyText')} rows={3} />
        <TextField {...number('idleCloseSeconds', 0)} />
      </section>
    </FormFrame>
  );
}
