import { useState } from 'react';
import { type Steady, steadyOrder } from './steadyOrder';

/** The steady order of a list over time; `key` begins anew, `release` shows everything at once. */
export function useSteady(key: string, present: readonly string[], held: boolean): Steady & { release: () => void } {
  const [memory, setMemory] = useState<{ key: string; shown: readonly string[] }>({ key, shown: present });
  const shown = memory.key === key ? memory.shown : present;
  const steady = steadyOrder(shown, present, held && memory.key === key);
  const settled = steady.ids.length === shown.length && steady.ids.every((id, index) => id === shown[index]);
  if (memory.key !== key || !settled) setMemory({ key, shown: steady.ids });
  return {
    ...steady,
    release: () => {
      setMemory({ key, shown: present });
    },
  };
}
