import { useTranslation } from 'react-i18next';
import { ChoicesField, SelectField, TextField, ToggleField } from '@/shared/ui/Field';
import type { ChannelSettings, PlacementSettings } from '@/shared/wire/settings';
import styles from './Admin.module.css';
import { CopyBox } from './CopyBox';
import { OwnSecret } from './OwnSecret';
import { useThings } from './things';
import { VkConnection } from './VkConnection';

interface Props {
  value: ChannelSettings;
  error: (field: string) => string | null;
  set: (change: Partial<ChannelSettings>) => void;
  /** the channel as it was read; nothing for a new one */
  read?: ChannelSettings | null;
}

type Kind = 'telegram' | 'vk' | 'api' | 'email' | 'jivo';

const SECRETS = {
  telegram: ['token'],
  vk: ['accessKey', 'secretKey'],
  api: [],
  email: ['password'],
  jivo: ['endpoint'],
} as const;
const CONFIG = {
  telegram: [],
  vk: ['groupId', 'confirmation'],
  api: ['url'],
  email: ['address', 'user'],
  jivo: [],
} as const;
const HOOKS = { telegram: null, vk: 'hook', api: 'apiAddress', email: 'mailHook', jivo: null } as const;
/** what we choose ourselves and outside programs must be told */
const OWN = { telegram: [], vk: [], api: ['token', 'signing'], email: ['hook'], jivo: ['path'] } as const;
const SERVERS = ['imap', 'smtp'] as const;
const SECURITY = ['tls', 'starttls', 'none'] as const;

/** What a foreign system must be told, and what it must be shown. */
export function ForeignFields({ value, error, set, read }: Props) {
  const { t } = useTranslation();
  const kind: Kind = value.kind in SECRETS ? (value.kind as Kind) : 'telegram';
  const config = value.config ?? {};
  const put = (name: string, text: string) => {
    set({ config: { ...config, [name]: text } });
  };
  const hook = HOOKS[kind];
  const placements = useThings<PlacementSettings>('placements').data ?? [];
  return (
    <>
      {kind === 'jivo' && (
        <section className={styles.group} data-testid="jivo-steps">
          <h3>{t('channels.steps')}</h3>
          <ol className={`${styles.muted} ${styles.steps}`}>
            {(['create', 'give', 'paste'] as const).map((step) => (
              <li key={step}>{t(`channels.jivoSteps.${step}`)}</li>
            ))}
          </ol>
        </section>
      )}
      <section className={styles.group}>
        <h3>{t('channels.connection')}</h3>
        {CONFIG[kind].map((name) => (
          <TextField
            key={name}
            label={t(`channels.${name}`)}
            hint={t(`channels.${name}Hint`)}
            error={error(`config.${name}`)}
            name={name}
            value={config[name] ?? ''}
            onChange={(event) => {
              put(name, event.target.value);
            }}
          />
        ))}
        {SECRETS[kind].map((name) => (
          <TextField
            key={name}
            label={t(`channels.${name}`)}
            hint={t(`channels.${name}Hint`)}
            usual={value.secretNames?.includes(name) ? t('channels.saved') : undefined}
            error={error(`secrets.${name}`)}
            name={name}
            type="password"
            autoComplete="off"
            spellCheck={false}
            value={value.secrets?.[name] ?? ''}
            onChange={(event) => {
              set({ secrets: { ...value.secrets, [name]: event.target.value } });
            }}
          />
        ))}
        {hook && value.channelId !== '' && (
          <>
            <span className={styles.muted}>{t(`channels.${hook}`)}</span>
            <CopyBox
              label={t(`channels.${hook}`)}
              text={`${window.location.origin}/channels/${kind}/${value.channelId}`}
              testId="hook"
            />
          </>
        )}
        {kind === 'vk' && placements.length > 0 && (
          <ChoicesField
            label={t('channels.widgets')}
            hint={t('channels.widgetsHint')}
            values={(config.widgets ?? '').split(',').filter(Boolean)}
            options={placements.map((each) => ({ value: each.placementId, label: each.name }))}
            onChange={(widgets) => {
              put('widgets', widgets.join(','));
            }}
          />
        )}
        {kind === 'telegram' && (
          <SelectField
            label={t('channels.mode')}
            hint={t('channels.modeHint')}
            error={error('config.mode')}
            name="mode"
            value={config.mode ?? 'polling'}
            options={(['polling', 'webhook'] as const).map((mode) => ({
              value: mode,
              label: t(`channels.modes.${mode}`),
            }))}
            onChange={(mode) => {
              put('mode', mode);
            }}
          />
        )}
        {kind === 'email' && SERVERS.map((server) => <MailServer key={server} {...{ server, config, error, put }} />)}
        {kind === 'jivo' && (
          <ToggleField
            label={t('channels.chunked')}
            hint={t('channels.chunkedHint')}
            usual={t('admin.usual', { value: t('admin.on') })}
            name="chunked"
            checked={config.chunked !== 'false'}
            onChange={(on) => {
              put('chunked', String(on));
            }}
          />
        )}
        {(kind === 'api' || kind === 'jivo') && (
          <TextField
            label={t('channels.replyHours')}
            hint={t('channels.replyHoursHint')}
            usual={t('admin.usual', { value: t('channels.anyTime') })}
            error={error('config.replyHours')}
            name="replyHours"
            inputMode="numeric"
            value={config.replyHours ?? ''}
            onChange={(event) => {
              put('replyHours', event.target.value);
            }}
          />
        )}
        {(kind === 'telegram' || kind === 'email' || kind === 'jivo') && (
          <ToggleField
            label={t('channels.repeat')}
            hint={t('channels.repeatHint')}
            usual={t('admin.usual', { value: t('admin.off') })}
            name="repeatUncertain"
            checked={config.repeatUncertain === 'true'}
            onChange={(on) => {
              put('repeatUncertain', String(on));
            }}
          />
        )}
      </section>
      {kind === 'vk' && read && (
        <VkConnection channel={read} unsaved={(config.groupId ?? '') !== (read.config?.groupId ?? '')} />
      )}
      {read && OWN[kind].map((name) => <OwnSecret key={name} channel={read} name={name} />)}
    </>
  );
}

interface ServerProps {
  server: (typeof SERVERS)[number];
  config: Record<string, string>;
  error: (field: string) => string | null;
  put: (name: string, text: string) => void;
}

/** Where mails are read from or handed to. */
function MailServer({ server, config, error, put }: ServerProps) {
  const { t } = useTranslation();
  const field = (what: 'Host' | 'Port') => ({
    error: error(`config.${server}${what}`),
    name: `${server}${what}`,
    value: config[`${server}${what}`] ?? '',
    onChange: (event: { target: { value: string } }) => {
      put(`${server}${what}`, event.target.value);
    },
  });
  return (
    <>
      <TextField label={t(`channels.${server}Host`)} hint={t(`channels.${server}HostHint`)} {...field('Host')} />
      <div className={styles.pair}>
        <SelectField
          label={t('channels.security')}
          error={error(`config.${server}Security`)}
          name={`${server}Security`}
          value={config[`${server}Security`] ?? 'tls'}
          options={SECURITY.map((security) => ({ value: security, label: t(`channels.securities.${security}`) }))}
          onChange={(security) => {
            put(`${server}Security`, security);
          }}
        />
        <TextField label={t('channels.port')} hint={t('channels.portHint')} inputMode="numeric" {...field('Port')} />
      </div>
    </>
  );
}
