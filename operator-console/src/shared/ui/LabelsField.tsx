import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Frame, type Shared } from './Field';
import styles from './Field.module.css';
import { Icon } from './Icon';

interface Props extends Shared {
  name: string;
  values: readonly string[];
  /** what there is to choose from; with `strict` nothing else can be given */
  options: readonly { value: string; label: string }[];
  strict?: boolean;
  maxLength?: number;
  onChange: (values: string[]) => void;
}

/** Several short words: each taken out with one press, more added by typing or choosing. */
export function LabelsField({ name, values, options, strict = false, maxLength = 64, onChange, ...frame }: Props) {
  const { t } = useTranslation();
  const list = useId();
  const [typed, setTyped] = useState('');
  const nameOf = (value: string) => options.find((option) => option.value === value)?.label ?? value;
  const rest = options.filter((option) => !values.includes(option.value));
  const add = (value: string) => {
    const word = value.trim();
    if (word !== '' && !values.includes(word)) onChange([...values, word]);
    setTyped('');
  };
  return (
    <Frame {...frame}>
      {(aria) => (
        <>
          {values.length > 0 && (
            <div className={styles.choices}>
              {values.map((value) => (
                <span key={value} className={styles.chip} data-testid="label">
                  {nameOf(value)}
                  <button
                    type="button"
                    aria-label={t('common.takeOut', { name: nameOf(value) })}
                    onClick={() => {
                      onChange(values.filter((each) => each !== value));
                    }}
                  >
                    <Icon name="close" size={14} />
                  </button>
                </span>
              ))}
            </div>
          )}
          {strict ? (
            <select
              {...aria}
              className={styles.input}
              name={name}
              value=""
              onChange={(event) => {
                add(event.target.value);
              }}
            >
              <option value="">{t('common.choose')}</option>
              {rest.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          ) : (
            <>
              <input
                {...aria}
                className={styles.input}
                name={name}
                list={list}
                value={typed}
                maxLength={maxLength}
                placeholder={t('common.typeAndEnter')}
                onChange={(event) => {
                  setTyped(event.target.value);
                }}
                onBlur={() => {
                  add(typed);
                }}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' || event.key === ',') {
                    event.preventDefault();
                    add(typed);
                  } else if (event.key === 'Backspace' && typed === '') {
                    onChange(values.slice(0, -1));
                  }
                }}
              />
              <datalist id={list}>
                {rest.map((option) => (
                  <option key={option.value} value={option.value} />
                ))}
              </datalist>
            </>
          )}
        </>
      )}
    </Frame>
  );
}
