import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/ui/Icon';
import type { Template } from '@/shared/wire/templates';
import styles from './Templates.module.css';

/** A section to look into, or a template to take. */
export type Choice =
  { kind: 'section'; id: string; section: string } | { kind: 'template'; id: string; template: Template };

interface Props {
  id: string;
  choices: readonly Choice[];
  at: number;
  section: string | null;
  onAt: (at: number) => void;
  onChoose: (choice: Choice) => void;
}

/** The templates that a slash has opened, over the field that has the focus all the time. */
export function TemplatePicker({ id, choices, at, section, onAt, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.picker} data-testid="template-picker">
      {section !== null && <div className={styles.group}>{section}</div>}
      <div role="listbox" id={id} aria-label={t('templates.pick')}>
        {choices.map((choice, index) => (
          <div
            key={choice.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className={styles.choice}
            data-testid={choice.kind === 'section' ? 'template-section' : 'template-choice'}
            ref={index === at ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
            onPointerMove={() => {
              onAt(index);
            }}
            onPointerDown={(event) => {
              // the field keeps the focus
              event.preventDefault();
            }}
            onClick={() => {
              onChoose(choice);
            }}
          >
            <ChoiceFace choice={choice} />
          </div>
        ))}
      </div>
      {choices.length === 0 && <p className={styles.none}>{t('templates.pickNone')}</p>}
    </div>
  );
}

function ChoiceFace({ choice }: { choice: Choice }) {
  const { t } = useTranslation();
  if (choice.kind === 'section') {
    return (
      <>
        <Icon name="rows" size={16} />
        <b>{choice.section}</b>
        <Icon name="chevronRight" size={14} />
      </>
    );
  }
  const { name, text, level } = choice.template;
  return (
    <>
      <Icon name="note" size={16} />
      <span className={styles.words}>
        {name !== '' && <b>{name}</b>}
        <small>{text}</small>
      </span>
      {level === 'personal' && <small className={styles.own}>{t('templates.own')}</small>}
    </>
  );
}
