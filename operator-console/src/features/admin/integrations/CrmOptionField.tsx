import { useTranslation } from 'react-i18next';
import { SelectField, TextField, ToggleField } from '@/shared/ui/Field';
import { type Credentials, type CrmOption, type Solved } from './crms';

interface Props {
  option: CrmOption;
  value: string;
  /** whether there is a secret already */
  kept: boolean;
  error: string | null;
  onChange: (value: string) => void;
}

/** One thing that is entered to connect a CRM. */
export function CrmOptionField({ option: { name, kind, choices }, value, kept, error, onChange }: Props) {
  const { t } = useTranslation();
  const label = t(`integrations.options.${name}`);
  if (kind === 'toggle')
    return (
      <ToggleField
        name={name}
        label={label}
        hint={t(name === 'chats' ? 'integrations.chatsHint' : 'integrations.unsortedHint')}
        error={error}
        checked={value === 'true'}
        onChange={(checked) => {
          onChange(String(checked));
        }}
      />
    );
  if (kind === 'choice')
    return (
      <SelectField
        name={name}
        label={label}
        error={error}
        value={value}
        options={(choices ?? []).map((each) => ({
          value: each,
          label:
            name === 'credentials'
              ? t(`integrations.credentialKinds.${each as Credentials}`)
              : name === 'onSolved'
                ? t(`integrations.onSolved.${each as Solved}`)
                : each,
        }))}
        onChange={onChange}
      />
    );
  return (
    <TextField
      name={name}
      label={label}
      hint={
        kind === 'secret' && kept
          ? t('integrations.crmSecretKept')
          : name === 'code'
            ? t('integrations.codeHint')
            : name === 'hookSecret'
              ? t('integrations.hookSecretHint')
              : undefined
      }
      error={error}
      type={kind === 'secret' ? 'password' : 'text'}
      autoComplete={kind === 'secret' ? 'new-password' : undefined}
      value={value}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}
