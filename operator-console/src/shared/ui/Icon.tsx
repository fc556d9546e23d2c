import { type IconName, ICONS } from './icons';

interface Props {
  name: IconName;
  size?: number;
  /** what it says where it stands alone; without it the icon is decoration */
  label?: string;
}

export function Icon({ name, size = 18, label }: Props) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'dots' || name === 'other' ? 2.2 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      style={{ flex: 'none' }}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={ICONS[name]} />
    </svg>
  );
}
