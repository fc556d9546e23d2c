import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { SelectField, TextField, ToggleField } from '@/shared/ui/Field';
import { LabelsField } from '@/shared/ui/LabelsField';
import { type KeywordMatch, MATCHES } from '@/shared/wire/rules';
import type { KeywordRuleSettings } from '@/shared/wire/settings';
import styles from './Admin.module.css';
import { ChoiceField, DepartmentField } from './ChoiceField';
import { FormFrame } from './FormFrame';
import { useLanguageOptions } from './options';
import { tryPattern } from './patternMatch';
import { rankAtEnd } from './ranks';
import { type ThingFormProps, useThingForm, useThings } from './things';

interface Props extends ThingFormProps<KeywordRuleSettings> {
  idOf: (rule: KeywordRuleSettings) => string;
}

export function KeywordForm(props: Props) {
  const { t } = useTranslation();
  const { directory } = useOffice();
  const all = useThings<KeywordRuleSettings>('keyword-rules').data ?? [];
  const languages = useLanguageOptions([directory.account.language]);
  const { form, frame } = useThingForm({
    ...props,
    kind: 'keyword-rules',
    fresh: {
      keywordRuleId: '',
      version: 0,
      name: '',
      rank: rankAtEnd(all),
      enabled: true,
      match: 'word',
      pattern: '',
      skills: [],
    },
  });
  const { value, set, error } = form;
  return (
    <FormFrame {...frame}>
      <section className={styles.group}>
        <h3>{props.read?.name ?? t('keywords.new')}</h3>
        <TextField
          {...form.text('name')}
          label={t('keywords.name')}
          hint={t('keywords.nameHint')}
          autoFocus={!props.read}
        />
        <ToggleField
          {...form.toggle('enabled')}
          label={t('keywords.enabled')}
          usual={t('admin.usual', { value: t('admin.on') })}
        />
      </section>
      <section className={styles.group}>
        <h3>{t('keywords.when')}</h3>
        <SelectField
          label={t('keywords.match')}
          hint={t(`keywords.${value.match}Hint`)}
          error={error('match')}
          name="match"
          value={value.match}
          options={MATCHES.map((match) => ({ value: match, label: t(`keywords.${match}`) }))}
          onChange={(match) => {
            set({ match: match as KeywordMatch });
          }}
        />
        <TextField {...form.text('pattern')} label={t('keywords.pattern')} maxLength={500} spellCheck={false} />
        <Trial match={value.match} pattern={value.pattern} />
        <ChoiceField
          {...form.field('language')}
          label={t('keywords.language')}
          none={t('keywords.allLanguages')}
          options={languages}
        />
      </section>
      <section className={styles.group}>
        <h3>{t('keywords.then')}</h3>
        <div className={styles.pair}>
          <DepartmentField
            {...form.field('departmentId')}
            label={t('keywords.department')}
            none={t('keywords.noChange')}
          />
          <ChoiceField
            {...form.field('operatorId')}
            label={t('keywords.operator')}
            hint={t('keywords.operatorHint')}
            none={t('keywords.nobody')}
            options={directory.operators.map((each) => ({ value: each.operatorId, label: each.name }))}
          />
        </div>
        <LabelsField
          label={t('keywords.skills')}
          hint={t('keywords.skillsHint')}
          error={error('skills')}
          name="skills"
          values={value.skills}
          options={(directory.skills ?? []).map((skill) => ({ value: skill, label: skill }))}
          onChange={(skills) => {
            set({ skills });
          }}
        />
      </section>
    </FormFrame>
  );
}

/** A text to see at once whether the pattern finds it. */
function Trial({ match, pattern }: { match: KeywordMatch; pattern: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const found = text === '' ? null : tryPattern(match, pattern, text);
  return (
    <div>
      <TextField
        label={t('keywords.trial')}
        hint={t('keywords.trialHint')}
        name="trial"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      <p role="status" className={styles.trial} data-testid="trial" data-found={found === null ? '' : String(found)}>
        {text === ''
          ? ''
          : found === null
            ? t('keywords.trialNone')
            : t(found ? 'keywords.trialFound' : 'keywords.trialMissed')}
      </p>
    </div>
  );
}
