import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useId } from 'react';
import styles from './Field.module.css';
import { Icon } from './Icon';

export interface Shared {
  label: string;
  hint?: string;
  /** what holds while nothing was chosen, in words */
  usual?: string;
  error?: string | null;
}

interface Aria {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
}

export function Frame({ label, hint, usual, error, children }: Shared & { children: (aria: Aria) => ReactNode }) {
  const id = useId();
  const about = error ? `${id}-error` : hint ? `${id}-hint` : undefined;
  return (
    <div className={styles.field}>
      <div className={styles.top}>
        <label className={styles.label} htmlFor={id}>
          {label}
        </label>
        {usual && <span className={styles.usual}>{usual}</span>}
      </div>
      {children({ id, 'aria-describedby': about, 'aria-invalid': error ? true : undefined })}
      {hint && !error && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
      {error && (
        <span id={`${id}-error`} className={styles.error} role="alert">
          <Icon name="warning" size={14} />
          {error}
        </span>
      )}
    </div>
  );
}

type TextProps = Shared & { short?: boolean } & Omit<InputHTMLAttributes<HTMLInputElement>, 'id'>;

export function TextField({ label, hint, usual, error, short, ...input }: TextProps) {
  return (
    <Frame label={label} hint={hint} usual={usual} error={error}>
      {(aria) => <input {...input} {...aria} className={`${styles.input} ${short ? styles.short : ''}`} />}
    </Frame>
  );
}

type AreaProps = Shared & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id'>;

export function AreaField({ label, hint, usual, error, ...area }: AreaProps) {
  return (
    <Frame label={label} hint={hint} usual={usual} error={error}>
      {(aria) => <textarea {...area} {...aria} className={styles.input} />}
    </Frame>
  );
}

interface SelectProps extends Shared {
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
  disabled?: boolean;
  name?: string;
}

export function SelectField({ label, hint, usual, error, value, options, onChange, disabled, name }: SelectProps) {
  return (
    <Frame label={label} hint={hint} usual={usual} error={error}>
      {(aria) => (
        <select
          {...aria}
          className={styles.input}
          name={name}
          value={value}
          disabled={disabled}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Frame>
  );
}

interface ToggleProps extends Shared {
  name?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

export function ToggleField({ label, hint, usual, error, checked, onChange, name }: ToggleProps) {
  const id = useId();
  return (
    <div className={styles.toggle}>
      <div className={styles.field}>
        <div className={styles.top}>
          <span id={id} className={styles.label}>
            {label}
          </span>
          {usual && <span className={styles.usual}>{usual}</span>}
        </div>
        {(error ?? hint) && (
          <span id={`${id}-hint`} className={error ? styles.error : styles.hint}>
            {error ?? hint}
          </span>
        )}
      </div>
      <button
        type="button"
        role="switch"
        name={name}
        aria-checked={checked}
        aria-labelledby={id}
        aria-describedby={hint || error ? `${id}-hint` : undefined}
        className={styles.switch}
        onClick={() => {
          onChange(!checked);
        }}
      />
    </div>
  );
}

interface ChoicesProps extends Shared {
  values: readonly string[];
  options: readonly { value: string; label: string }[];
  onChange: (values: string[]) => void;
}

export function ChoicesField({ label, hint, error, values, options, onChange }: ChoicesProps) {
  const id = useId();
  return (
    <div className={styles.field} role="group" aria-labelledby={id}>
      <span id={id} className={styles.label}>
        {label}
      </span>
      <div className={styles.choices}>
        {options.map((option) => (
          <label key={option.value} className={styles.choice}>
            <input
              type="checkbox"
              checked={values.includes(option.value)}
              onChange={(event) => {
                const rest = values.filter((value) => value !== option.value);
                onChange(event.target.checked ? [...rest, option.value] : rest);
              }}
            />
            {option.label}
          </label>
        ))}
      </div>
      {(error ?? hint) && <span className={error ? styles.error : styles.hint}>{error ?? hint}</span>}
    </div>
  );
}
