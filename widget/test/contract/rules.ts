/* What Parley refuses of a visitor's frame before it becomes a command: a form that sends something else is broken. */

type Frame = Record<string, unknown>;
type Check = (value: unknown) => boolean;

/** Thrown with the code that the server would refuse with. */
export class Refused extends Error {}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const NAME_LIMIT = 200;
const TEXT_LIMIT = 4_096;
const CARD_MOST = 5;
const FILES_MOST = 20;
const FIELDS_MOST = 50;
const COMMENT_LIMIT = 2_000;
/** Half of a character that takes two units. */
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
/** Longest frame, in bytes. */
const FRAME_LIMIT = 16 * 1_024;

const flag: Check = (value) => typeof value === 'boolean';
const whole: Check = (value) => Number.isInteger(value);
const id: Check = (value) => typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value);
const uuid: Check = (value) => typeof value === 'string' && UUID.test(value);
const language: Check = (value) => typeof value === 'string' && /^[a-z]{2}$/.test(value);
const text = (limit: number): Check => (value) => typeof value === 'string' && !HALF.test(value) && !value.includes('\0') && value.length <= limit;
const filled = (limit: number): Check => (value) => text(limit)(value) && (value as string).trim() !== '';
const list = (check: Check, most: number): Check => (value) => Array.isArray(value) && value.length <= most && value.every(check);
const anything: Check = () => true;
const scalar: Check = (value) => value === null || ['string', 'number', 'boolean'].includes(typeof value);
const pair: Check = (value) => Array.isArray(value) && value.length === 2 && filled(64)(value[0]) && scalar(value[1]);

interface Shape {
  needs: Record<string, Check>;
  may?: Record<string, Check>;
}

const REF = { ref: uuid };
const OF_DIALOG = { ...REF, dialogId: id };
const CHOICE = { pageUrl: anything, language, departmentId: id };
const FIELDS = { needs: { fields: (value: unknown) => list(pair, FIELDS_MOST)(value) && (value as unknown[]).length > 0 }, may: { sign: text(128), iat: whole, exp: whole, id: text(NAME_LIMIT) } };

const SHAPES: Record<string, Shape> = {
  hello: { needs: { token: filled(2_048) }, may: { after: whole } },
  message: {
    needs: { ...REF, clientMessageId: filled(NAME_LIMIT) },
    may: { ...CHOICE, text: text(TEXT_LIMIT), attachments: list(id, FILES_MOST), offline: flag, invitationId: id },
  },
  start: { needs: REF, may: CHOICE },
  typing: { needs: { active: flag }, may: { preview: text(TEXT_LIMIT) } },
  read: { needs: { ...OF_DIALOG, messageId: id } },
  close: { needs: OF_DIALOG },
  card: {
    needs: REF,
    may: { name: text(NAME_LIMIT), emails: list(filled(NAME_LIMIT), CARD_MOST), phones: list(filled(NAME_LIMIT), CARD_MOST) },
  },
  rate: { needs: { ...OF_DIALOG, mark: (value) => whole(value) && 1 <= Number(value) && Number(value) <= 5 }, may: { comment: text(COMMENT_LIMIT) } },
  transcript: { needs: { ...OF_DIALOG, email: (value) => filled(320)(value) && /^[^\s@,]+@[^\s@,]+$/.test(String(value)) } },
  fields: { needs: { ...REF, ...FIELDS.needs }, may: FIELDS.may },
  ping: { needs: {} },
};

/** Throws {@link Refused} for a frame that Parley would refuse, and for a member that no frame of its kind has. */
export function checkFrame(json: string): Frame & { type: string } {
  if (Buffer.byteLength(json) > FRAME_LIMIT) throw new Refused('body-too-large');
  const frame = JSON.parse(json) as Frame;
  const shape = SHAPES[String(frame['type'])];
  if (!shape) throw new Refused('invalid-request');
  const { type: _, ...members } = frame;
  check(members, shape);
  if (frame['type'] === 'message' && !(frame['attachments'] as unknown[] | undefined)?.length && !filled(TEXT_LIMIT)(frame['text'])) {
    throw new Refused('invalid-text');
  }
  return frame as Frame & { type: string };
}

/** What a session may begin with. */
export function checkSession(body: Frame): void {
  check(body, { needs: { placementId: id }, may: { identity: anything } });
  if (body['identity'] !== undefined) check(body['identity'] as Frame, FIELDS);
}

function check(members: Frame, { needs, may = {} }: Shape): void {
  const known = { ...may, ...needs };
  const wrong = [
    ...Object.keys(needs).filter((name) => members[name] === undefined),
    // Parley ignores what it does not know; here it is a slip of the pen.
    ...Object.entries(members).filter(([name, value]) => !known[name]?.(value)).map(([name]) => name),
  ];
  if (wrong.length > 0) throw new Refused('invalid-request', { cause: wrong });
}
