import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { Button, IconButton } from '@/shared/ui/Button';
import { DurationField } from '@/shared/ui/DurationField';
import { AreaField, SelectField, TextField } from '@/shared/ui/Field';
import type { InvitationRule } from '@/shared/wire/visits';
import styles from './Admin.module.css';

interface Props {
  rules: readonly InvitationRule[];
  error: (field: string) => string | null;
  onChange: (rules: InvitationRule[]) => void;
}

const NEW: InvitationRule = { text: '', seconds: 30, visits: 1, cart: 0 };

/** When visitors are invited by themselves, in the order in which the rules are asked. */
export function InvitationRules({ rules, error, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {rules.map((rule, index) => (
        <Rule
          // rules have no names; their place is what they are known by
          key={index}
          rule={rule}
          number={index + 1}
          error={(field) => error(`rules[${index}].${field}`)}
          onChange={(changed) => {
            onChange(rules.map((each, at) => (at === index ? changed : each)));
          }}
          onRemove={() => {
            onChange(rules.filter((_, at) => at !== index));
          }}
        />
      ))}
      <div>
        <Button
          icon="plus"
          data-testid="add-invitation-rule"
          onClick={() => {
            onChange([...rules, NEW]);
          }}
        >
          {t('visitSettings.addRule')}
        </Button>
      </div>
    </>
  );
}

interface RuleProps {
  rule: InvitationRule;
  number: number;
  error: (field: string) => string | null;
  onChange: (rule: InvitationRule) => void;
  onRemove: () => void;
}

function Rule({ rule, number, error, onChange, onRemove }: RuleProps) {
  const { t } = useTranslation();
  const { directory } = useOffice();
  const amount = (name: 'visits' | 'cart', least: number) => ({
    error: error(name),
    type: 'number',
    min: least,
    short: true,
    name: `rule-${number}-${name}`,
    value: String(rule[name]),
    onChange: (event: { target: { value: string } }) => {
      onChange({ ...rule, [name]: Number(event.target.value) });
    },
  });
  return (
    <fieldset
      className={styles.group}
      style={{ border: '1px solid var(--line)', borderRadius: 'var(--radius)', padding: 'var(--space-3)' }}
    >
      <legend style={{ display: 'flex', alignItems: 'center', gap: 'var(--space-2)', padding: '0 var(--space-2)' }}>
        {t('visitSettings.rule', { number })}
        <IconButton icon="trash" label={t('visitSettings.removeRule', { number })} onClick={onRemove} />
      </legend>
      <AreaField
        label={t('visitSettings.ruleText')}
        error={error('text')}
        name={`rule-${number}-text`}
        rows={2}
        maxLength={1000}
        value={rule.text}
        onChange={(event) => {
          onChange({ ...rule, text: event.target.value });
        }}
      />
      <DurationField
        label={t('visitSettings.ruleSeconds')}
        error={error('seconds')}
        name={`rule-${number}-seconds`}
        value={rule.seconds}
        onChange={(seconds) => {
          onChange({ ...rule, seconds });
        }}
      />
      <TextField
        label={t('visitSettings.rulePage')}
        hint={t('visitSettings.rulePageHint')}
        error={error('page')}
        name={`rule-${number}-page`}
        spellCheck={false}
        value={rule.page ?? ''}
        onChange={(event) => {
          onChange({ ...rule, page: event.target.value.trim() || null });
        }}
      />
      <div className={styles.pair}>
        <TextField label={t('visitSettings.ruleVisits')} {...amount('visits', 1)} />
        <TextField label={t('visitSettings.ruleCart')} hint={t('visitSettings.ruleCartHint')} {...amount('cart', 0)} />
      </div>
      <SelectField
        label={t('visitSettings.rulePlacement')}
        error={error('placementId')}
        value={rule.placementId ?? ''}
        options={[
          { value: '', label: t('visitSettings.allPlacements') },
          ...directory.placements.map((each) => ({ value: each.placementId, label: each.name })),
        ]}
        onChange={(placementId) => {
          onChange({ ...rule, placementId: placementId || null });
        }}
      />
    </fieldset>
  );
}
