export const URGENCIES = ['calm', 'soon', 'late', 'urgent'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Target where the account sets none. */
export const USUAL_TARGET_SECONDS = 120;

/** How urgent it is that a visitor is answered who has waited this long, against the target. */
export function urgencyOf(waitedSeconds: number, targetSeconds: number): Urgency {
  const share = waitedSeconds / (targetSeconds > 0 ? targetSeconds : USUAL_TARGET_SECONDS);
  if (share < 0.5) return 'calm';
  if (share < 1) return 'soon';
  return share < 2 ? 'late' : 'urgent';
}

export interface Waited {
  unit: 'seconds' | 'minutes' | 'hours' | 'days';
  value: number;
  /** minutes beside hours */
  rest: number;
}

export function waitedOf(seconds: number): Waited {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return { unit: 'seconds', value: whole, rest: 0 };
  if (whole < 3_600) return { unit: 'minutes', value: Math.floor(whole / 60), rest: 0 };
  if (whole < 86_400)
    return { unit: 'hours', value: Math.floor(whole / 3_600), rest: Math.floor((whole % 3_600) / 60) };
  return { unit: 'days', value: Math.floor(whole / 86_400), rest: 0 };
}
