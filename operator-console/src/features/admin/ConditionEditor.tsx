import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '@/shared/ui/Button';
import type { Condition, ConditionGroup } from '@/shared/wire/rules';
import editor from './Conditions.module.css';
import { freshTest, negated, replaced } from './conditions';
import { TestEditor } from './TestEditor';

const DEEPEST = 5;

interface Props {
  condition: Condition;
  onChange: (condition: Condition) => void;
  /** absent for the outermost, which cannot go */
  onRemove?: () => void;
  depth?: number;
}

/** A condition of any kind: a question, or a group of conditions, each of which can be turned around. */
export function ConditionEditor({ condition, onChange, onRemove, depth = 1 }: Props) {
  const { t } = useTranslation();
  const turned = condition.kind === 'not';
  const inner = turned ? condition.condition : condition;
  const change = (next: Condition) => {
    onChange(turned ? { kind: 'not', condition: next } : next);
  };
  const tools = (
    <span className={editor.tools}>
      <button
        type="button"
        className={editor.not}
        aria-pressed={turned}
        title={t('conditions.notHint')}
        data-testid="condition-not"
        onClick={() => {
          onChange(negated(condition));
        }}
      >
        {t('conditions.not')}
      </button>
      {onRemove && <IconButton icon="close" label={t('conditions.remove')} onClick={onRemove} />}
    </span>
  );
  if (inner.kind === 'not') {
    return <ConditionEditor condition={inner} onChange={change} onRemove={onRemove} depth={depth} />;
  }
  return inner.kind === 'test' ? (
    <div className={editor.test} data-testid="condition-test">
      <TestEditor test={inner} onChange={change} />
      {tools}
    </div>
  ) : (
    <GroupEditor group={inner} onChange={change} tools={tools} depth={depth} />
  );
}

interface GroupProps {
  group: ConditionGroup;
  onChange: (group: ConditionGroup) => void;
  tools: React.ReactNode;
  depth: number;
}

function GroupEditor({ group, onChange, tools, depth }: GroupProps) {
  const { t } = useTranslation();
  const { conditions } = group;
  const add = (condition: Condition) => {
    onChange({ ...group, conditions: [...conditions, condition] });
  };
  return (
    <div
      className={editor.group}
      role="group"
      aria-label={t(`conditions.${group.kind}`)}
      data-testid="condition-group"
      data-kind={group.kind}
    >
      <div className={editor.head}>
        <select
          className={editor.kind}
          aria-label={t('conditions.kind')}
          value={group.kind}
          onChange={(event) => {
            onChange({ ...group, kind: event.target.value === 'any' ? 'any' : 'all' });
          }}
        >
          <option value="all">{t('conditions.all')}</option>
          <option value="any">{t('conditions.any')}</option>
        </select>
        {tools}
      </div>
      {conditions.length === 0 && (
        <p className={editor.empty}>{t(group.kind === 'all' ? 'conditions.always' : 'conditions.never')}</p>
      )}
      {conditions.map((each, index) => (
        <ConditionEditor
          key={index}
          condition={each}
          depth={depth + 1}
          onChange={(next) => {
            onChange({ ...group, conditions: replaced(conditions, index, next) });
          }}
          onRemove={() => {
            onChange({ ...group, conditions: replaced(conditions, index, null) });
          }}
        />
      ))}
      <div className={editor.head}>
        <Button
          icon="plus"
          data-testid="condition-add"
          onClick={() => {
            add(freshTest('text'));
          }}
        >
          {t('conditions.add')}
        </Button>
        {depth < DEEPEST && (
          <Button
            kind="quiet"
            icon="plus"
            data-testid="condition-add-group"
            onClick={() => {
              add({ kind: group.kind === 'all' ? 'any' : 'all', conditions: [] });
            }}
          >
            {t('conditions.addGroup')}
          </Button>
        )}
      </div>
    </div>
  );
}
