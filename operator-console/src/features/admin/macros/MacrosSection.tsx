import { useTranslation } from 'react-i18next';
import { ActionsEditor } from '@/features/admin/ActionsEditor';
import { ACTION_KINDS } from '@/features/admin/actionKinds';
import styles from '@/features/admin/Admin.module.css';
import { FormFrame } from '@/features/admin/FormFrame';
import { LevelFields } from '@/features/admin/templates/LevelFields';
import { mayChange } from '@/features/admin/templates/mayChange';
import { type ThingFormProps, useThingForm } from '@/features/admin/things';
import { ThingsSection } from '@/features/admin/ThingsSection';
import { departmentName, useOffice } from '@/shared/desk/context';
import { Button } from '@/shared/ui/Button';
import { TextField } from '@/shared/ui/Field';
import { Icon } from '@/shared/ui/Icon';
import type { Macro, MacroAction } from '@/shared/wire/macros';

const idOf = (macro: Macro) => macro.macroId;

/** What an operator does by hand; nobody asks for skills or posts to an address so. */
const KINDS = ACTION_KINDS.filter((kind) => kind !== 'require-skills' && kind !== 'call-webhook');

/** Several deeds under one name: everybody's own, and for administrators those of all [T-06] [W-16]. */
export function MacrosSection({ id }: { id: string | null }) {
  const { t } = useTranslation();
  const { me, directory } = useOffice();
  const whose = (macro: Macro) =>
    macro.level === 'department'
      ? (departmentName(directory, macro.departmentId) ?? t('common.unknown'))
      : t(`templates.${macro.level}`);
  return (
    <ThingsSection<Macro>
      kind="macros"
      section="macros"
      id={id}
      idOf={idOf}
      words={{ title: t('macros.title'), text: t('macros.about'), add: t('macros.add') }}
      row={(macro) => ({
        name: macro.name,
        detail: macro.actions.map((action) => t(`actions.${action.kind}`)).join(' → '),
        mark: whose(macro),
      })}
      empty={{ icon: 'macro', title: t('macros.none'), text: t('macros.noneText') }}
      form={(props) =>
        props.read && !mayChange(me, props.read) ? (
          <MacroView macro={props.read} onDone={props.onDone} />
        ) : (
          <MacroForm {...props} />
        )
      }
    />
  );
}

/** A macro that somebody else looks after. */
function MacroView({ macro, onDone }: { macro: Macro; onDone: (id: string | null) => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.form} data-testid="macro-view">
      <h3>{macro.name}</h3>
      <p className={styles.muted}>{t('macros.notYours')}</p>
      <ol>
        {macro.actions.map((action, index) => (
          <li key={index}>
            {t(`actions.${action.kind}`)}
            {'text' in action && <p className={styles.prose}>{action.text}</p>}
          </li>
        ))}
      </ol>
      <div>
        <Button
          onClick={() => {
            onDone(null);
          }}
        >
          {t('common.back')}
        </Button>
      </div>
    </div>
  );
}

function MacroForm(props: ThingFormProps<Macro>) {
  const { t } = useTranslation();
  const { me } = useOffice();
  const { form, frame } = useThingForm<Macro>({
    ...props,
    kind: 'macros',
    idOf,
    fresh: {
      macroId: '',
      version: 0,
      level: me.role === 'administrator' ? 'global' : 'personal',
      name: '',
      actions: [{ kind: 'send-text', text: '' }],
    },
  });
  const { value, set, error, errorIn } = form;
  const wrong = error('actions');
  return (
    <FormFrame {...frame}>
      <section className={styles.group}>
        <h3>{props.read?.name ?? t('macros.new')}</h3>
        <TextField
          {...form.text('name')}
          label={t('macros.name')}
          hint={t('macros.nameHint')}
          maxLength={200}
          autoFocus={!props.read}
        />
        <LevelFields
          level={value.level}
          departmentId={value.departmentId}
          hint={t('macros.levelHint')}
          error={error}
          set={set}
        />
      </section>
      <section className={styles.group}>
        <h3>{t('macros.actions')}</h3>
        <p className={styles.muted}>{t('macros.actionsText')}</p>
        {wrong && (
          <div className={styles.wrong} role="alert" data-testid="part-error">
            <Icon name="warning" />
            <span>{wrong}</span>
          </div>
        )}
        <ActionsEditor
          actions={value.actions}
          kinds={KINDS}
          sendHint={t('macros.sendHint')}
          errorAt={(index) => errorIn(`actions[${index}]`)}
          onChange={(actions) => {
            // the others are not offered here
            set({ actions: actions as MacroAction[] });
          }}
        />
      </section>
    </FormFrame>
  );
}
