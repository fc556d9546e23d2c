import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { Button, IconButton } from '@/shared/ui/Button';
import { AreaField, SelectField, TextField } from '@/shared/ui/Field';
import { LabelsField } from '@/shared/ui/LabelsField';
import { PRIORITIES, type Priority, type RuleAction, type RuleActionKind } from '@/shared/wire/rules';
import { ACTION_KINDS, freshAction } from './actionKinds';
import editor from './Conditions.module.css';

interface Props {
  actions: readonly RuleAction[];
  /** what there is to choose from; everything where left out */
  kinds?: readonly RuleActionKind[];
  /** how a text reaches the visitor; as an automatic message where left out */
  sendHint?: string;
  /** what is wrong with the action at a place */
  errorAt: (index: number) => string | null;
  onChange: (actions: RuleAction[]) => void;
}

/** What a rule does, in the order in which it is done. */
export function ActionsEditor({ actions, kinds = ACTION_KINDS, sendHint, errorAt, onChange }: Props) {
  const { t } = useTranslation();
  const put = (at: number, next: RuleAction | null) => {
    onChange(actions.flatMap((each, index) => (index === at ? (next ? [next] : []) : [each])));
  };
  const swap = (at: number) => {
    const order = [...actions];
    const [moved] = order.splice(at, 1);
    if (moved) order.splice(at - 1, 0, moved);
    onChange(order);
  };
  return (
    <>
      {actions.map((action, index) => (
        <div key={index} className={editor.action} data-testid="rule-action" data-kind={action.kind}>
          <div className={editor.actionHead}>
            <SelectField
              label={t('actions.number', { number: index + 1 })}
              name="kind"
              value={action.kind}
              options={kinds.map((kind) => ({ value: kind, label: t(`actions.${kind}`) }))}
              onChange={(kind) => {
                put(index, freshAction(kind as RuleActionKind));
              }}
            />
            <IconButton
              icon="arrowUp"
              label={t('actions.earlier')}
              disabled={index === 0}
              onClick={() => {
                swap(index);
              }}
            />
            <IconButton
              icon="close"
              label={t('actions.remove')}
              onClick={() => {
                put(index, null);
              }}
            />
          </div>
          <Particulars
            action={action}
            sendHint={sendHint ?? t('actions.sendHint')}
            error={errorAt(index)}
            onChange={(next) => {
              put(index, next);
            }}
          />
        </div>
      ))}
      <div>
        <Button
          icon="plus"
          data-testid="action-add"
          onClick={() => {
            onChange([...actions, freshAction('add-tags')]);
          }}
        >
          {t('actions.add')}
        </Button>
      </div>
    </>
  );
}

interface ParticularsProps {
  action: RuleAction;
  sendHint: string;
  error: string | null;
  onChange: (action: RuleAction) => void;
}

function Particulars({ action, sendHint, error, onChange }: ParticularsProps) {
  const { t } = useTranslation();
  const { directory } = useOffice();
  const words = (list: readonly string[] | undefined) => (list ?? []).map((word) => ({ value: word, label: word }));
  const none = { value: '', label: t('common.choose') };
  switch (action.kind) {
    case 'assign-operator':
      return (
        <SelectField
          label={t('actions.operator')}
          error={error}
          name="operatorId"
          value={action.operatorId}
          options={[none, ...directory.operators.map((each) => ({ value: each.operatorId, label: each.name }))]}
          onChange={(operatorId) => {
            onChange({ ...action, operatorId });
          }}
        />
      );
    case 'assign-department':
      return (
        <SelectField
          label={t('actions.department')}
          error={error}
          name="departmentId"
          value={action.departmentId}
          options={[none, ...directory.departments.map((each) => ({ value: each.departmentId, label: each.name }))]}
          onChange={(departmentId) => {
            onChange({ ...action, departmentId });
          }}
        />
      );
    case 'require-skills':
      return (
        <LabelsField
          label={t('actions.skills')}
          error={error}
          name="skills"
          values={action.skills}
          options={words(directory.skills)}
          onChange={(skills) => {
            onChange({ ...action, skills });
          }}
        />
      );
    case 'add-tags':
      return (
        <LabelsField
          label={t('actions.tags')}
          error={error}
          name="tags"
          values={action.tags}
          options={words(directory.labels?.tags)}
          onChange={(tags) => {
            onChange({ ...action, tags });
          }}
        />
      );
    case 'set-category':
      return (
        <TextField
          label={t('actions.category')}
          error={error}
          name="category"
          maxLength={64}
          value={action.category}
          onChange={(event) => {
            onChange({ ...action, category: event.target.value });
          }}
        />
      );
    case 'set-priority':
      return (
        <SelectField
          label={t('actions.priority')}
          error={error}
          name="priority"
          value={action.priority}
          options={PRIORITIES.map((each) => ({ value: each, label: t(`priority.${each}`) }))}
          onChange={(priority) => {
            onChange({ ...action, priority: priority as Priority });
          }}
        />
      );
    case 'send-text':
    case 'write-note':
      return (
        <AreaField
          label={t('actions.text')}
          hint={action.kind === 'send-text' ? sendHint : t('actions.noteHint')}
          error={error}
          name="text"
          maxLength={4096}
          value={action.text}
          onChange={(event) => {
            onChange({ ...action, text: event.target.value });
          }}
        />
      );
    case 'call-webhook':
      return (
        <TextField
          label={t('actions.url')}
          hint={t('actions.urlHint')}
          error={error}
          type="url"
          name="url"
          value={action.url}
          onChange={(event) => {
            onChange({ ...action, url: event.target.value });
          }}
        />
      );
    case 'close':
      return error ? <p role="alert">{error}</p> : null;
  }
}
