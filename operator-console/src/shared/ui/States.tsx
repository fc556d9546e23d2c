import type { CSSProperties, ReactNode } from 'react';
import { Icon } from './Icon';
import type { IconName } from './icons';
import styles from './States.module.css';

interface Props {
  icon: IconName;
  title: string;
  text?: string;
  /** the next step */
  children?: ReactNode;
  testId?: string;
}

/** What stands where there is nothing to show: why, and what to do next. */
export function State({ icon, title, text, children, testId }: Props) {
  return (
    <div className={styles.state} data-testid={testId}>
      <span className={styles.mark}>
        <Icon name={icon} size={24} />
      </span>
      <h2 className={styles.title}>{title}</h2>
      {text && <p className={styles.text}>{text}</p>}
      {children && <div className={styles.actions}>{children}</div>}
    </div>
  );
}

/** A grey place where something will be; seen only when it takes longer than a blink. */
export function Bone({ width, height, style }: { width: number | string; height: number; style?: CSSProperties }) {
  return <span className={styles.bone} style={{ width, height, ...style }} aria-hidden="true" />;
}
