import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { AreaField, ChoicesField, SelectField, TextField } from '@/shared/ui/Field';
import { say } from '@/shared/ui/toasts';
import type { CardField, ChannelSettings, PlacementSettings } from '@/shared/wire/settings';
import styles from './Admin.module.css';
import { CopyBox } from './CopyBox';
import { FormFrame } from './FormFrame';
import { freshPlacement } from './freshPlacement';
import { useLanguageOptions } from './options';
import { snippetOf } from './snippet';
import { type ThingFormProps, useThingForm } from './things';

interface Props extends ThingFormProps<PlacementSettings> {
  channels: readonly ChannelSettings[];
}

const ASKED: readonly CardField[] = ['name', 'email', 'phone'];

const idOf = (placement: PlacementSettings) => placement.placementId;

export function PlacementForm({ channels, ...props }: Props) {
  const { t } = useTranslation();
  const { directory } = useOffice();
  const { read, onDone } = props;
  const { form, frame } = useThingForm({
    ...props,
    kind: 'placements',
    idOf,
    fresh: freshPlacement(channels[0]?.channelId ?? '', '', directory),
    // the snippet is what comes next
    onSaved: (saved) => {
      say(t('common.saved'));
      onDone(saved.placementId);
    },
  });
  const { value, set, error, errorIn } = form;
  const languages = useLanguageOptions([value.language]);
  const colourId = useId();
  const { name, title, greeting } = value;
  const limit = (field: 'queueLimit' | 'offlineLimit') => ({
    label: t(`placements.${field}`),
    hint: t('placements.limitHint'),
    error: error(field),
    type: 'number',
    min: 0,
    short: true,
    name: field,
    value: value[field] === null || value[field] === undefined ? '' : String(value[field]),
    onChange: (event: { target: { value: string } }) => {
      set({ [field]: event.target.value === '' ? null : Number(event.target.value) });
    },
  });
  return (
    <FormFrame {...frame}>
      {read && (
        <section className={styles.group}>
          <h3>{t('placements.snippet')}</h3>
          <CopyBox
            text={snippetOf(window.location.origin, read.placementId)}
            label={t('placements.snippet')}
            testId="snippet"
          />
          <p className={styles.muted}>{t('placements.snippetHint')}</p>
        </section>
      )}
      <section className={styles.group}>
        <h3>{read?.name ?? t('placements.new')}</h3>
        <TextField
          label={t('placements.name')}
          hint={t('placements.nameHint')}
          error={error('name')}
          name="name"
          value={name}
          autoFocus={!read}
          onChange={(event) => {
            set({ name: event.target.value });
          }}
        />
        <div className={styles.pair}>
          <SelectField
            label={t('placements.language')}
            error={error('language')}
            value={value.language}
            options={languages}
            onChange={(language) => {
              set({ language });
            }}
          />
          <SelectField
            label={t('placements.department')}
            hint={t('placements.departmentHint')}
            error={error('departmentId')}
            value={value.departmentId ?? ''}
            options={[
              { value: '', label: t('placements.channelDepartment') },
              ...directory.departments.map((each) => ({ value: each.departmentId, label: each.name })),
            ]}
            onChange={(departmentId) => {
              set({ departmentId: departmentId || null });
            }}
          />
        </div>
        {channels.length > 1 && (
          <SelectField
            label={t('placements.channel')}
            error={error('channelId')}
            value={value.channelId}
            options={channels.map((each) => ({ value: each.channelId, label: each.name }))}
            onChange={(channelId) => {
              set({ channelId });
            }}
          />
        )}
        <TextField
          label={t('placements.windowTitle')}
          error={error('title')}
          name="title"
          value={title}
          onChange={(event) => {
            set({ title: event.target.value });
          }}
        />
        <AreaField
          label={t('placements.greeting')}
          hint={t('placements.greetingHint')}
          error={error('greeting')}
          name="greeting"
          value={greeting}
          onChange={(event) => {
            set({ greeting: event.target.value });
          }}
        />
        <div className={styles.pair}>
          <div className={styles.snippet}>
            <label htmlFor={colourId}>{t('placements.colour')}</label>
            <input
              id={colourId}
              className={styles.colour}
              type="color"
              value={value.colour}
              onChange={(event) => {
                set({ colour: event.target.value });
              }}
            />
            <span className={styles.muted}>{error('colour') ?? t('placements.colourHint')}</span>
          </div>
          <SelectField
            label={t('placements.side')}
            error={error('side')}
            value={value.side}
            options={(['right', 'left'] as const).map((side) => ({ value: side, label: t(`placements.${side}`) }))}
            onChange={(side) => {
              set({ side: side === 'left' ? 'left' : 'right' });
            }}
          />
        </div>
      </section>
      <section className={styles.group}>
        <h3>{t('placements.beforeChat')}</h3>
        <ChoicesField
          label={t('placements.requiredInfo')}
          hint={t('placements.requiredInfoHint')}
          error={error('requiredInfo')}
          values={value.requiredInfo}
          options={ASKED.map((field) => ({ value: field, label: t(`placements.asked.${field}`) }))}
          onChange={(requiredInfo) => {
            set({ requiredInfo: ASKED.filter((field) => requiredInfo.includes(field)) });
          }}
        />
        <TextField
          label={t('placements.languages')}
          hint={t('placements.languagesHint')}
          error={errorIn('languages')}
          name="languages"
          value={value.languages.join(' ')}
          onChange={(event) => {
            set({ languages: event.target.value.toLowerCase().split(/[\s,]+/) });
          }}
          onBlur={() => {
            set({ languages: [...new Set(value.languages.filter(Boolean))].sort() });
          }}
        />
        {directory.departments.length > 0 && (
          <ChoicesField
            label={t('placements.departments')}
            hint={t('placements.departmentsHint')}
            error={errorIn('departments')}
            values={value.departments ?? []}
            options={directory.departments.map((each) => ({ value: each.departmentId, label: each.name }))}
            onChange={(departments) => {
              set({ departments });
            }}
          />
        )}
        <AreaField
          label={t('placements.consentText')}
          hint={t('placements.consentTextHint')}
          error={error('consentText')}
          name="consentText"
          maxLength={2000}
          rows={3}
          value={value.consentText ?? ''}
          onChange={(event) => {
            set({ consentText: event.target.value || null });
          }}
        />
      </section>
      <section className={styles.group}>
        <h3>{t('placements.shown')}</h3>
        <TextField
          label={t('placements.showPercent')}
          hint={t('placements.showPercentHint')}
          usual={t('admin.usual', { value: '100' })}
          error={error('showPercent')}
          type="number"
          min={0}
          max={100}
          short
          name="showPercent"
          value={String(value.showPercent)}
          onChange={(event) => {
            set({ showPercent: Number(event.target.value) });
          }}
        />
        <div className={styles.pair}>
          <TextField {...limit('queueLimit')} />
          <TextField {...limit('offlineLimit')} />
        </div>
      </section>
    </FormFrame>
  );
}
