import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { SelectField, TextField } from '@/shared/ui/Field';
import { LabelsField } from '@/shared/ui/LabelsField';
import {
  CONDITION_FIELDS,
  type ConditionField,
  type ConditionOperator,
  type ConditionTest,
  PRIORITIES,
} from '@/shared/wire/rules';
import editor from './Conditions.module.css';
import { freshTest, operatorsOf } from './conditions';
import { type Option, useLanguageOptions } from './options';
import { useCalendars } from './things';

interface Props {
  test: ConditionTest;
  onChange: (test: ConditionTest) => void;
}

/** One question about one field: which field, how it is compared, and with what. */
export function TestEditor({ test, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className={editor.parts}>
      <SelectField
        label={t('conditions.field')}
        name="field"
        value={test.field}
        options={CONDITION_FIELDS.map((field) => ({
          value: field,
          label: t(field === 'operator' ? 'conditions.operatorField' : `conditions.${field}`),
        }))}
        onChange={(field) => {
          onChange(freshTest(field as ConditionField));
        }}
      />
      <SelectField
        label={t('conditions.operator')}
        name="operator"
        value={test.operator}
        options={operatorsOf(test.field).map((operator) => ({ value: operator, label: t(`conditions.${operator}`) }))}
        onChange={(operator) => {
          onChange({ ...test, operator: operator as ConditionOperator });
        }}
      />
      {test.operator !== 'present' && <Values test={test} onChange={onChange} />}
    </div>
  );
}

function Values({ test, onChange }: Props) {
  const { t } = useTranslation();
  const choices = useChoices(test.field);
  const set = (values: string[]) => {
    onChange({ ...test, values });
  };
  if (test.operator === 'at-least') {
    return (
      <TextField
        label={t('conditions.minutes')}
        type="number"
        min={0}
        name="values"
        value={test.values[0] ?? ''}
        onChange={(event) => {
          set(event.target.value === '' ? [] : [event.target.value]);
        }}
      />
    );
  }
  return (
    <LabelsField
      label={t('conditions.values')}
      name="values"
      values={test.values}
      options={choices.options}
      strict={choices.strict && test.operator === 'is'}
      maxLength={500}
      onChange={set}
    />
  );
}

const STATUSES = ['waiting', 'assigned', 'closed'] as const;

/** What a field can be, and whether it can be nothing else. */
function useChoices(field: ConditionField): { options: Option[]; strict: boolean } {
  const { t } = useTranslation();
  const { directory } = useOffice();
  const calendars = useCalendars();
  const languages = useLanguageOptions([directory.account.language]);
  const strictly = (options: Option[]) => ({ options, strict: true });
  const freely = (words: readonly string[]) => ({
    options: words.map((word) => ({ value: word, label: word })),
    strict: false,
  });
  switch (field) {
    case 'channel':
      return strictly(directory.channels.map((each) => ({ value: each.channelId, label: each.name })));
    case 'channel-kind':
      return strictly(
        [...new Set(directory.channels.map((each) => each.kind))].map((kind) => ({ value: kind, label: kind })),
      );
    case 'placement':
      return strictly(directory.placements.map((each) => ({ value: each.placementId, label: each.name })));
    case 'department':
      return strictly(directory.departments.map((each) => ({ value: each.departmentId, label: each.name })));
    case 'operator':
      return strictly(directory.operators.map((each) => ({ value: each.operatorId, label: each.name })));
    case 'working-time':
      return strictly(calendars.map((each) => ({ value: each.calendarId, label: each.name })));
    case 'language':
      return strictly(languages);
    case 'status':
      return strictly(STATUSES.map((status) => ({ value: status, label: t(`conditions.${status}`) })));
    case 'priority':
      return strictly(PRIORITIES.map((priority) => ({ value: priority, label: t(`priority.${priority}`) })));
    case 'tag':
      return freely(directory.labels?.tags ?? []);
    case 'category':
      return freely(directory.labels?.categories ?? []);
    case 'text':
    case 'page':
    case 'visitor-name':
    case 'minutes-open':
    case 'minutes-waiting':
      return freely([]);
  }
}
