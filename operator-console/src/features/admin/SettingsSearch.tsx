import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from '@/shared/router/router';
import styles from './SettingsSearch.module.css';
import { findSettings, type FoundSetting } from './findSettings';

const PATIENCE = 1_500;

/** Finds a setting by its name or by what is said of it, and leads to it [W-75]. */
export function SettingsSearch() {
  const { t, i18n } = useTranslation();
  const [sought, setSought] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const found = findSettings(
    i18n.getResourceBundle(i18n.language, 'translation') as Parameters<typeof findSettings>[0],
    sought,
  );
  const present = Math.min(at, Math.max(0, found.length - 1));
  const go = ({ section, label }: FoundSetting) => {
    setSought('');
    navigate({ page: 'admin', section, id: null });
    focusOn(label, Date.now() + PATIENCE);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = found[present];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const by = event.key === 'ArrowDown' ? 1 : -1;
      setAt((present + by + found.length) % Math.max(1, found.length));
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      go(chosen);
    } else if (event.key === 'Escape' && sought !== '') {
      event.preventDefault();
      event.stopPropagation();
      setSought('');
    }
  };
  return (
    <div className={styles.search}>
      <input
        type="search"
        role="combobox"
        className={styles.input}
        aria-label={t('admin.search')}
        placeholder={t('admin.search')}
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length > 0 ? `${id}-${present}` : undefined}
        data-testid="settings-search"
        value={sought}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setSought(event.target.value);
          setAt(0);
        }}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t('admin.search')}
        className={styles.list}
        hidden={sought === ''}
      >
        {found.map((each, index) => (
          <div
            key={`${each.section} ${each.label}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === present}
            className={styles.option}
            data-testid="setting-found"
            onPointerMove={() => {
              setAt(index);
            }}
            onClick={() => {
              go(each);
            }}
          >
            {each.label}
            <small>{t(`admin.${each.section}`)}</small>
          </div>
        ))}
      </div>
      {sought !== '' && found.length === 0 && (
        <p className={styles.none} role="status">
          {t('admin.searchNone')}
        </p>
      )}
    </div>
  );
}

/** Puts the focus where the label is, as soon as its page is there. */
function focusOn(label: string, until: number): void {
  const found = [...document.querySelectorAll<HTMLLabelElement>('#main label')].find(
    (each) => each.textContent.trim() === label,
  );
  if (found?.control) {
    found.control.focus();
    found.scrollIntoView({ block: 'center' });
  } else if (Date.now() < until) {
    setTimeout(() => {
      focusOn(label, until);
    }, 50);
  }
}
