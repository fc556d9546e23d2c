/** The stable codes of refusals, as in the contracts; a test compares this list with them. */
export const ERROR_CODES = [
  'invalid-request',
  'invalid-id',
  'invalid-text',
  'text-too-long',
  'file-empty',
  'unauthenticated',
  'token-invalid',
  'token-expired',
  'forbidden',
  'scope-missing',
  'origin-not-allowed',
  'site-not-allowed',
  'not-found',
  'method-not-allowed',
  'not-acceptable',
  'dialog-closed',
  'dialog-open',
  'dialog-already-owned',
  'dialog-not-owned',
  'visitor-unreachable',
  'visitor-gone',
  'visitor-busy',
  'category-required',
  'stale-decision',
  'key-reused',
  'version-conflict',
  'name-taken',
  'already-connected',
  'upload-offset',
  'still-in-use',
  'body-too-large',
  'file-too-large',
  'file-type-refused',
  'file-infected',
  'unsupported-media-type',
  'invalid-setting',
  'invalid-calendar',
  'invalid-pattern',
  'rule-loop',
  'limit-reached',
  'queue-full',
  'rate-limited',
  'internal-error',
  'unavailable',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** A code of a newer server reads as `internal-error`. */
export function errorCode(value: unknown): ErrorCode {
  return ERROR_CODES.find((code) => code === value) ?? 'internal-error';
}
