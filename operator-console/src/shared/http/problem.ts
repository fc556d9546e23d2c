import { type ErrorCode, errorCode } from '@/shared/wire/errors';

/** A refusal over HTTP, RFC 9457. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: ErrorCode,
    readonly detail: string,
    /** what is wrong with single fields, by their names */
    readonly fields: ReadonlyMap<string, ErrorCode>,
    readonly retryAfterSeconds: number | null,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** No answer at all: the network or the server is away. */
export class Unreachable extends Error {}

const BY_STATUS: Partial<Record<number, ErrorCode>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  429: 'rate-limited',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

export async function problemOf(response: Response): Promise<Problem> {
  const members = await membersOf(response);
  const code =
    typeof members.code === 'string' ? errorCode(members.code) : (BY_STATUS[response.status] ?? 'internal-error');
  const retryAfter = Number(members.retryAfterSeconds ?? response.headers.get('Retry-After') ?? NaN);
  return new Problem(
    response.status,
    code,
    typeof members.detail === 'string' ? members.detail : '',
    fieldsOf(members.errors),
    Number.isFinite(retryAfter) ? retryAfter : null,
  );
}

function fieldsOf(errors: unknown): Map<string, ErrorCode> {
  const fields = new Map<string, ErrorCode>();
  for (const error of Array.isArray(errors) ? (errors as { field?: unknown; code?: unknown }[]) : []) {
    if (typeof error.field === 'string') fields.set(error.field, errorCode(error.code));
  }
  return fields;
}

async function membersOf(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
