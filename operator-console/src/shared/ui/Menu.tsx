import * as Dropdown from '@radix-ui/react-dropdown-menu';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from './Icon';
import type { IconName } from './icons';
import styles from './Menu.module.css';

interface MenuProps {
  trigger: ReactElement;
  children: ReactNode;
  side?: 'top' | 'right' | 'bottom' | 'left';
  align?: 'start' | 'end';
}

export function Menu({ trigger, children, side = 'bottom', align = 'start' }: MenuProps) {
  return (
    <Dropdown.Root modal={false}>
      <Dropdown.Trigger asChild>{trigger}</Dropdown.Trigger>
      <Dropdown.Portal>
        <Dropdown.Content className={styles.menu} side={side} align={align} sideOffset={6} collisionPadding={8}>
          {children}
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  );
}

interface ItemProps {
  onSelect: () => void;
  children: ReactNode;
  testId?: string;
}

export function MenuItem({ onSelect, children, testId }: ItemProps) {
  return (
    <Dropdown.Item className={styles.item} onSelect={onSelect} data-testid={testId}>
      {children}
    </Dropdown.Item>
  );
}

/** One of several, the present one ticked. */
export function MenuChoice({ checked, onSelect, children, testId }: ItemProps & { checked: boolean }) {
  return (
    <Dropdown.CheckboxItem
      className={styles.item}
      checked={checked}
      data-testid={testId}
      onSelect={(event) => {
        event.preventDefault();
        onSelect();
      }}
    >
      {children}
      <span className={styles.tick}>{checked && <Icon name="check" size={16} />}</span>
    </Dropdown.CheckboxItem>
  );
}

interface SubMenuProps {
  icon: IconName;
  label: string;
  /** what is chosen now */
  value: string;
  children: ReactNode;
  testId?: string;
}

/** A further menu behind one line. */
export function SubMenu({ icon, label, value, children, testId }: SubMenuProps) {
  return (
    <Dropdown.Sub>
      <Dropdown.SubTrigger className={styles.item} data-testid={testId}>
        <Icon name={icon} />
        {label}
        <span className={styles.value}>{value}</span>
        <Icon name="chevronRight" size={14} />
      </Dropdown.SubTrigger>
      <Dropdown.Portal>
        <Dropdown.SubContent className={styles.menu} sideOffset={6} collisionPadding={8}>
          {children}
        </Dropdown.SubContent>
      </Dropdown.Portal>
    </Dropdown.Sub>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Dropdown.Label className={styles.label}>{children}</Dropdown.Label>;
}

export function MenuSeparator() {
  return <Dropdown.Separator className={styles.separator} />;
}
