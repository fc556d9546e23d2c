import type { ButtonHTMLAttributes, Ref } from 'react';
import styles from './Button.module.css';
import { Icon } from './Icon';
import type { IconName } from './icons';
import { Tip } from './Tip';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger' | 'note';
  icon?: IconName;
  large?: boolean;
  /** waiting for an answer: shown, still focusable, and a second press does nothing */
  busy?: boolean;
  /** the key that does the same, shown in the tooltip */
  shortcut?: string;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ kind = 'secondary', icon, large, busy, shortcut, className, children, ...rest }: Props) {
  const classes = [styles.button, styles[kind], large && styles.large, busy && styles.busy, className];
  const button = (
    <button
      type="button"
      {...rest}
      className={classes.filter(Boolean).join(' ')}
      aria-busy={busy ?? undefined}
      onClick={busy ? undefined : rest.onClick}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
  return shortcut ? (
    <Tip text={rest.title ?? ''} shortcut={shortcut}>
      {button}
    </Tip>
  ) : (
    button
  );
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: IconName;
  label: string;
  shortcut?: string;
  ref?: Ref<HTMLButtonElement>;
}

/** A button that is only an icon; its label is its name and its tooltip. */
export function IconButton({ icon, label, shortcut, className, ...rest }: IconButtonProps) {
  return (
    <Tip text={label} shortcut={shortcut}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        className={[styles.button, styles.quiet, styles.icon, className].filter(Boolean).join(' ')}
      >
        <Icon name={icon} />
      </button>
    </Tip>
  );
}
