import { useTranslation } from 'react-i18next';
import { SelectField, TextField, ToggleField } from '@/shared/ui/Field';
import type { ChannelSettings } from '@/shared/wire/settings';
import styles from './Admin.module.css';
import { CopyBox } from './CopyBox';

interface Props {
  value: ChannelSettings;
  error: (field: string) => string | null;
  set: (change: Partial<ChannelSettings>) => void;
}

const SECRETS = { telegram: ['token'], vk: ['accessKey', 'secretKey'] } as const;
const CONFIG = { telegram: [], vk: ['groupId', 'confirmation'] } as const;

/** What a messenger must be told, and what it must be shown. */
export function ForeignFields({ value, error, set }: Props) {
  const { t } = useTranslation();
  const kind = value.kind === 'vk' ? 'vk' : 'telegram';
  const config = value.config ?? {};
  const put = (name: string, text: string) => {
    set({ config: { ...config, [name]: text } });
  };
  return (
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
      {kind === 'vk' && value.channelId !== '' && (
        <CopyBox
          label={t('channels.hook')}
          text={`${window.location.origin}/channels/vk/${value.channelId}`}
          testId="hook"
        />
      )}
      {kind === 'telegram' && (
        <>
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
        </>
      )}
    </section>
  );
}
