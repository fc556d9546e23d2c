import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { Problem } from '@/shared/http/problem';
import { guardRoute } from '@/shared/router/router';
import { ToggleField } from '@/shared/ui/Field';
import { say } from '@/shared/ui/toasts';
import type { CrmConnection } from '@/shared/wire/integrations';
import styles from '@/features/admin/Admin.module.css';
import { CopyBox } from '@/features/admin/CopyBox';
import { FormFrame } from '@/features/admin/FormFrame';
import { Loaded } from '@/features/admin/Loading';
import { useForm } from '@/features/admin/useForm';
import { ContactExport } from './ContactExport';
import { CrmMappingFields } from './CrmMappingFields';
import { CrmOptionField } from './CrmOptionField';
import { CrmPreview } from './CrmPreview';
import { asked, type CrmName, linesOf, mappingOf, usualOf, vendorOf } from './crms';
import { ROOT } from './destinations';

interface Props {
  crm: CrmName;
  onDone: (id: string | null) => void;
}

/** Connects a CRM: what is entered is tried at once, and saved only if the CRM accepts it. */
export function CrmForm({ crm, onDone }: Props) {
  const { api } = useOffice();
  const query = useQuery({
    queryKey: ['integrations', 'crm', crm],
    queryFn: async ({ signal }) => {
      try {
        return { connection: await api.get<CrmConnection>(`${ROOT}/crm/${crm}`, signal) };
      } catch (failure) {
        if (failure instanceof Problem && failure.code === 'not-found') return { connection: null };
        throw failure;
      }
    },
  });
  return (
    <Loaded query={query}>
      {({ connection }) => <Fields crm={crm} read={connection} onReload={() => void query.refetch()} onDone={onDone} />}
    </Loaded>
  );
}

function Fields({ crm, read, onReload, onDone }: Props & { read: CrmConnection | null; onReload: () => void }) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const client = useQueryClient();
  const vendor = vendorOf(crm);
  const { name } = vendor;
  const [words, setWords] = useState('');
  const mapping = read?.settings.mapping ?? vendor.usual;
  const form = useForm({
    options: {
      ...Object.fromEntries(vendor.options.map((option) => [option.name, usualOf(option)])),
      ...read?.settings.options,
    } as Record<string, string>,
    mapping: {
      subject: mapping.subject,
      text: mapping.text,
      tags: mapping.tags.join(', '),
      fields: linesOf(mapping.fields),
    },
    enabled: read?.enabled ?? true,
  });
  const { value, set, error } = form;
  const done = () => {
    guardRoute(null);
    form.reset();
    void client.invalidateQueries({ queryKey: ['integrations'] });
    onDone(null);
  };
  const fail = (failure: unknown) => {
    setWords(failure instanceof Problem && failure.code !== 'version-conflict' ? failure.detail : '');
    form.fail(failure);
  };
  const save = useMutation({
    mutationFn: () =>
      api.send<CrmConnection>('PUT', `${ROOT}/crm/${crm}`, {
        options: Object.fromEntries(
          asked(vendor, value.options).map((option) => [option.name, value.options[option.name]]),
        ),
        mapping: mappingOf(value.mapping),
        enabled: value.enabled,
        version: read?.version,
      }),
    onSuccess: () => {
      say(t('integrations.connected', { name }));
      done();
    },
    onError: fail,
  });
  const remove = useMutation({
    mutationFn: () => api.send<undefined>('DELETE', `${ROOT}/crm/${crm}`),
    onSuccess: done,
    onError: fail,
  });
  return (
    <>
      <FormFrame
        form={form}
        isNew={!read}
        saving={save.isPending}
        onSave={() => {
          setWords('');
          save.mutate();
        }}
        onReload={() => {
          form.reset();
          onReload();
        }}
        onCancel={() => {
          onDone(null);
        }}
        removal={
          read
            ? {
                name,
                onRemove: () => {
                  remove.mutate();
                },
              }
            : undefined
        }
      >
        <section className={styles.group}>
          <h3>{name}</h3>
          <p className={styles.muted}>{t(vendor.list ? 'integrations.listText' : 'integrations.crmText')}</p>
          {words !== '' && (
            <p className={styles.wrong} role="alert" data-testid="crm-words">
              {t('integrations.crmWords', { name, words })}
            </p>
          )}
          {asked(vendor, value.options).map((option) => (
            <CrmOptionField
              key={option.name}
              option={option}
              value={value.options[option.name] ?? ''}
              kept={read?.secretNames.includes(option.name) ?? false}
              error={error(`options.${option.name}`)}
              onChange={(entered) => {
                set({ options: { ...value.options, [option.name]: entered } });
              }}
            />
          ))}
          <ToggleField
            {...form.toggle('enabled')}
            label={t('integrations.crmEnabled')}
            hint={t('integrations.crmEnabledHint')}
          />
        </section>
        <CrmMappingFields
          value={value.mapping}
          fieldsOnly={vendor.list ?? false}
          error={form.errorIn('mapping')}
          onChange={(entered) => {
            set({ mapping: entered });
          }}
        />
        <CrmPreview crm={crm} mapping={mappingOf(value.mapping)} fieldsOnly={vendor.list ?? false} />
      </FormFrame>
      {vendor.calls && read && (
        <section className={styles.group}>
          <h3>{t('integrations.hookAddress', { name })}</h3>
          <p className={styles.muted}>{t('integrations.hookAddressText')}</p>
          {vendor.keyInAddress && <p className={styles.muted}>{t('integrations.hookKeyText')}</p>}
          <CopyBox
            text={`${window.location.origin}${ROOT}/crm-hooks/${read.destinationId}${vendor.keyInAddress ? '?key=' : ''}`}
            label={t('integrations.hookAddress', { name })}
            testId="hook-address"
          />
        </section>
      )}
      {vendor.chatScope && read && (
        <section className={styles.group}>
          <h3>{t('integrations.chatAddress', { name })}</h3>
          <p className={styles.muted}>{t('integrations.chatAddressText', { name })}</p>
          <CopyBox
            text={`${window.location.origin}${ROOT}/chat-hooks/${read.destinationId}/${vendor.chatScope}`}
            label={t('integrations.chatAddress', { name })}
            testId="chat-address"
          />
        </section>
      )}
      {read && <ContactExport crm={crm} past={!vendor.list} />}
    </>
  );
}
