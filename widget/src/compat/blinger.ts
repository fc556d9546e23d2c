import type { Identity } from '../sdk/types';

type Scalar = string | number | boolean | null;

/**
 * What `customBlingerConfig.customLivechatFields` says of the visitor: every member but `sign`, in the page's order;
 * null where there is nothing. A list of pairs is taken too, because an object puts names that look like whole numbers
 * before all others, whatever order the page wrote them in.
 */
export function blingerIdentity(config: unknown): Identity | null {
  const given = (config as { customLivechatFields?: unknown } | null | undefined)?.customLivechatFields;
  if (typeof given !== 'object' || given === null) return null;
  const entries = Array.isArray(given) ? (given as unknown[]).filter(isPair) : Object.entries(given);
  const fields: [string, Scalar][] = [];
  let sign = '';
  for (const [name, value] of entries) {
    if (name === 'sign') sign = String(value);
    else if (isScalar(value)) fields.push([name, value]);
  }
  return fields.length > 0 ? { fields, sign } : null;
}

function isPair(entry: unknown): entry is [string, unknown] {
  return Array.isArray(entry) && entry.length === 2 && typeof entry[0] === 'string';
}

function isScalar(value: unknown): value is Scalar {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && isFinite(value));
}
