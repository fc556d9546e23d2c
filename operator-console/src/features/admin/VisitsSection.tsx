import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DurationField } from '@/shared/ui/DurationField';
import { AreaField, ToggleField } from '@/shared/ui/Field';
import type { VisitsSettings } from '@/shared/wire/visits';
import styles from './Admin.module.css';
import { FormFrame } from './FormFrame';
import { InvitationRules } from './InvitationRules';
import { Loaded } from './Loading';
import { PictureField, useForgetWhenSaved } from './PictureField';
import { useSingle, useSingleForm } from './things';

export function VisitsSection() {
  const query = useSingle<VisitsSettings>('visits');
  return <Loaded query={query}>{(read) => <VisitsForm read={read} onReload={() => void query.refetch()} />}</Loaded>;
}

type Flag = 'arrivalAlert' | 'inviteOffline' | 'teleport';

function VisitsForm({ read, onReload }: { read: VisitsSettings; onReload: () => void }) {
  const { t } = useTranslation();
  const { form, frame } = useSingleForm('visits', read, onReload);
  const { value, set, error, errorIn } = form;
  useForgetWhenSaved(read.photo);
  const usual = (words: string) => t('admin.usual', { value: words });
  const flag = (name: Flag) => ({
    label: t(`visitSettings.${name}`),
    hint: t(`visitSettings.${name}Hint`),
    usual: usual(t('admin.off')),
    error: error(name),
    ...form.toggle(name),
  });
  return (
    <FormFrame {...frame}>
      <section className={styles.group}>
        <h3>{t('visitSettings.noticing')}</h3>
        <ToggleField {...flag('arrivalAlert')} />
        <PagesField
          pages={value.priorityPages}
          error={errorIn('priorityPages')}
          usual={usual(t('admin.nothing'))}
          onChange={(priorityPages) => {
            set({ priorityPages });
          }}
        />
      </section>
      <section className={styles.group}>
        <h3>{t('visitSettings.inviting')}</h3>
        <AreaField
          label={t('visitSettings.invitationText')}
          hint={t('visitSettings.invitationTextHint')}
          usual={usual(t('admin.nothing'))}
          {...form.text('invitationText')}
          rows={2}
          maxLength={1000}
        />
        <DurationField
          label={t('visitSettings.invitationSeconds')}
          usual={usual(t('time.minutes', { value: 2 }))}
          {...form.field('invitationSeconds')}
        />
      </section>
      <section className={styles.group}>
        <h3>{t('visitSettings.rules')}</h3>
        <p className={styles.muted}>{t('visitSettings.rulesText')}</p>
        <InvitationRules
          rules={value.rules}
          error={error}
          onChange={(rules) => {
            set({ rules });
          }}
        />
        <DurationField
          label={t('visitSettings.rejectedHours')}
          usual={usual(t('time.days', { value: 1 }))}
          smallest="hour"
          {...form.field('rejectedHours')}
        />
        <ToggleField {...flag('inviteOffline')} />
        <PictureField
          label={t('visitSettings.photo')}
          hint={t('visitSettings.photoHint')}
          use="invitation"
          error={error('photo')}
          value={value.photo}
          onChange={(photo) => {
            set({ photo });
          }}
        />
      </section>
      <section className={styles.group}>
        <h3>{t('visitSettings.leading')}</h3>
        <ToggleField {...flag('teleport')} />
      </section>
      <section className={styles.group}>
        <h3>{t('visitSettings.history')}</h3>
        <ToggleField
          label={t('visitSettings.historyByMail')}
          hint={t('visitSettings.historyByMailHint')}
          usual={usual(t('admin.on'))}
          error={error('historyByMail')}
          name="historyByMail"
          checked={value.historyByMail ?? true}
          onChange={(historyByMail) => {
            set({ historyByMail });
          }}
        />
      </section>
    </FormFrame>
  );
}

interface PagesProps {
  pages: readonly string[];
  error: string | null;
  usual: string;
  onChange: (pages: string[]) => void;
}

/** One address per line; empty lines are for reading only. */
function PagesField({ pages, error, usual, onChange }: PagesProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(pages.join('\n'));
  const lines = (given: string) =>
    given
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  // what was read anew shows itself, unless it says what stands here already
  const shown = lines(text).join('\n') === pages.join('\n') ? text : pages.join('\n');
  return (
    <AreaField
      label={t('visitSettings.priorityPages')}
      hint={t('visitSettings.priorityPagesHint')}
      usual={usual}
      error={error}
      name="priorityPages"
      rows={4}
      spellCheck={false}
      value={shown}
      onChange={(event) => {
        setText(event.target.value);
        onChange(lines(event.target.value));
      }}
    />
  );
}
