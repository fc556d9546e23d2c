import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { Problem } from '@/shared/http/problem';
import { guardRoute } from '@/shared/router/router';
import { AreaField, SelectField, TextField, ToggleField } from '@/shared/ui/Field';
import { say } from '@/shared/ui/toasts';
import type { CrmConnection, CrmMapping } from '@/shared/wire/integrations';
import styles from '@/features/admin/Admin.module.css';
import { FormFrame } from '@/features/admin/FormFrame';
import { Loaded } from '@/features/admin/Loading';
import { useForm } from '@/features/admin/useForm';
import { ROOT } from './destinations';

const PATH = `${ROOT}/crm/zendesk`;
const USUAL: CrmMapping = {
  subject: 'Chat {dialogId}',
  text: '{visitorName} {email} {phone}\n{pageUrl}',
  tags: ['parley'],
  fields: {},
};

interface Props {
  onDone: (id: string | null) => void;
}

/** Connects Zendesk: what is entered is tried at once, and saved only if Zendesk accepts it. */
export function ZendeskForm({ onDone }: Props) {
  const { api } = useOffice();
  const query = useQuery({
    queryKey: ['integrations', 'zendesk'],
    queryFn: async ({ signal }) => {
      try {
        return { connection: await api.get<CrmConnection>(PATH, signal) };
      } catch (failure) {
        if (failure instanceof Problem && failure.code === 'not-found') return { connection: null };
        throw failure;
      }
    },
  });
  return (
    <Loaded query={query}>
      {({ connection }) => <Fields read={connection} onReload={() => void query.refetch()} onDone={onDone} />}
    </Loaded>
  );
}

function Fields({ read, onReload, onDone }: Props & { read: CrmConnection | null; onReload: () => void }) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const client = useQueryClient();
  const form = useForm({
    subdomain: read?.settings.subdomain ?? '',
    login: read?.settings.login ?? '',
    credentials: read?.settings.token === false ? 'password' : 'token',
    secret: '',
    mapping: read?.settings.mapping ?? USUAL,
    enabled: read?.enabled ?? true,
  });
  const done = () => {
    guardRoute(null);
    form.reset();
    void client.invalidateQueries({ queryKey: ['integrations'] });
    onDone(null);
  };
  const save = useMutation({
    mutationFn: () =>
      api.send<CrmConnection>('PUT', PATH, {
        ...form.value,
        secret: form.value.secret || undefined,
        version: read?.version,
      }),
    onSuccess: () => {
      say(t('integrations.connected', { name: 'Zendesk' }));
      done();
    },
    onError: form.fail,
  });
  const remove = useMutation({
    mutationFn: () => api.send<undefined>('DELETE', PATH),
    onSuccess: done,
    onError: form.fail,
  });
  const { value, set, error } = form;
  return (
    <FormFrame
      form={form}
      isNew={!read}
      saving={save.isPending}
      onSave={() => {
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
              name: 'Zendesk',
              onRemove: () => {
                remove.mutate();
              },
            }
          : undefined
      }
    >
      <section className={styles.group}>
        <h3>Zendesk</h3>
        <p className={styles.muted}>{t('integrations.zendeskText')}</p>
        <TextField
          {...form.text('subdomain')}
          label={t('integrations.subdomain')}
          hint={t('integrations.subdomainHint')}
        />
        <TextField {...form.text('login')} label={t('integrations.login')} type="email" />
        <div className={styles.pair}>
          <SelectField
            label={t('integrations.credentials')}
            error={error('credentials')}
            name="credentials"
            value={value.credentials}
            options={(['token', 'password'] as const).map((kind) => ({
              value: kind,
              label: t(`integrations.credentialKinds.${kind}`),
            }))}
            onChange={(credentials) => {
              set({ credentials });
            }}
          />
          <TextField
            {...form.text('secret')}
            label={t('integrations.crmSecret')}
            hint={read ? t('integrations.crmSecretKept') : undefined}
            type="password"
            autoComplete="new-password"
          />
        </div>
        <ToggleField
          {...form.toggle('enabled')}
          label={t('integrations.crmEnabled')}
          hint={t('integrations.crmEnabledHint')}
        />
      </section>
      <section className={styles.group}>
        <h3>{t('integrations.ticket')}</h3>
        <TextField
          label={t('integrations.ticketSubject')}
          hint={t('integrations.templateHint')}
          error={form.errorIn('mapping')}
          name="subject"
          value={value.mapping.subject}
          onChange={(event) => {
            set({ mapping: { ...value.mapping, subject: event.target.value } });
          }}
        />
        <AreaField
          label={t('integrations.ticketText')}
          name="text"
          rows={3}
          value={value.mapping.text}
          onChange={(event) => {
            set({ mapping: { ...value.mapping, text: event.target.value } });
          }}
        />
      </section>
    </FormFrame>
  );
}
