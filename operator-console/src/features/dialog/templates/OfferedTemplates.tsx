import { useTranslation } from 'react-i18next';
import { Tip } from '@/shared/ui/Tip';
import type { Template } from '@/shared/wire/templates';
import styles from './Templates.module.css';

interface Props {
  offers: readonly Template[];
  onTake: (template: Template) => void;
}

/** Templates like what is being written; each takes its place. */
export function OfferedTemplates({ offers, onTake }: Props) {
  const { t } = useTranslation();
  return (
    <span className={styles.offers} role="group" aria-label={t('templates.offered')} data-testid="template-offers">
      {offers.map((template, index) => (
        <Tip key={template.templateId} text={template.text} side="top">
          <button
            type="button"
            className={styles.offer}
            data-testid="template-offer"
            aria-keyshortcuts={`Alt+${index + 1}`}
            onClick={() => {
              onTake(template);
            }}
          >
            <kbd>{index + 1}</kbd>
            <span>{template.name || template.text}</span>
          </button>
        </Tip>
      ))}
    </span>
  );
}
