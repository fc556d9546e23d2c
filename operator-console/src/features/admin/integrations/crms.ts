import type { CrmMapping } from '@/shared/wire/integrations';

/** What may be entered to connect a CRM. */
export type CrmOptionName =
  | 'subdomain'
  | 'login'
  | 'credentials'
  | 'secret'
  | 'onSolved'
  | 'hookSecret'
  | 'apiKey'
  | 'domain'
  | 'token'
  | 'clientId'
  | 'clientSecret'
  | 'redirectUri'
  | 'code'
  | 'pipelineId'
  | 'unsorted'
  | 'centre'
  | 'refreshToken'
  | 'leadSource'
  | 'list'
  | 'language'
  | 'chats'
  | 'channelId'
  | 'botId'
  | 'channelSecret';

/** What follows when the record of a dialog is done with. */
export type Solved = 'nothing' | 'note' | 'close';

export type Credentials = 'token' | 'password' | 'oauth' | 'key';

export interface CrmOption {
  name: CrmOptionName;
  kind: 'text' | 'secret' | 'choice' | 'toggle';
  /** what can be chosen, the usual first */
  choices?: readonly string[];
  /** asked for only with these credentials */
  when?: readonly Credentials[];
  /** asked for only where conversations are shown in chats there */
  chat?: boolean;
}

export interface CrmVendor {
  name: string;
  options: readonly CrmOption[];
  usual: CrmMapping;
  /** whether it takes contacts only, and all of them on request */
  list?: boolean;
  /** whether it calls back */
  calls?: boolean;
  /** whether the secret of its calls stands in the address that it calls */
  keyInAddress?: boolean;
  /** what stands in the address that its chats call, behind the connection's id; without it there are none */
  chatScope?: string;
}

const USUAL: CrmMapping = {
  subject: 'Chat {dialogId}',
  text: '{visitorName} {email} {phone}\n{pageUrl}\n{dialogUrl}',
  tags: ['parley'],
  fields: {},
};
const text = (name: CrmOptionName, when?: CrmOption['when']): CrmOption => ({ name, kind: 'text', when });
const secret = (name: CrmOptionName, when?: CrmOption['when']): CrmOption => ({ name, kind: 'secret', when });
const choice = (name: CrmOptionName, ...choices: string[]): CrmOption => ({ name, kind: 'choice', choices });
/** what calls of the CRM need */
const CALLS = [choice('onSolved', 'nothing', 'note', 'close'), secret('hookSecret')];
const OAUTH = ['oauth', 'key'] as const;

/** Every CRM that can be connected, by the names that they have on the wire. */
export const CRMS = {
  zendesk: {
    name: 'Zendesk',
    options: [text('subdomain'), text('login'), choice('credentials', 'token', 'password'), secret('secret'), ...CALLS],
    usual: USUAL,
    calls: true,
  },
  freshdesk: {
    name: 'Freshdesk',
    options: [text('subdomain'), secret('apiKey'), ...CALLS],
    usual: USUAL,
    calls: true,
  },
  amocrm: {
    name: 'amoCRM',
    options: [
      text('subdomain'),
      choice('domain', 'amocrm.ru', 'amocrm.com', 'kommo.com'),
      choice('credentials', 'token', 'oauth', 'key'),
      secret('token', ['token']),
      text('login', ['key']),
      secret('apiKey', ['key']),
      text('clientId', OAUTH),
      secret('clientSecret', OAUTH),
      text('redirectUri', OAUTH),
      secret('code', OAUTH),
      text('pipelineId'),
      { name: 'unsorted', kind: 'toggle' },
      ...CALLS,
      { name: 'chats', kind: 'toggle' },
      { ...text('channelId'), chat: true },
      { ...text('botId'), chat: true },
      { ...secret('channelSecret'), chat: true },
    ],
    usual: USUAL,
    calls: true,
    keyInAddress: true,
    chatScope: ':scope_id',
  },
  zoho: {
    name: 'Zoho CRM',
    options: [
      choice('centre', 'com', 'eu', 'in', 'com.au', 'jp', 'ca', 'sa'),
      text('clientId'),
      secret('clientSecret'),
      secret('refreshToken'),
      text('leadSource'),
      ...CALLS,
    ],
    usual: { ...USUAL, text: `${USUAL.text}\n{channelKind} {language} {placementId} {departmentId}` },
    calls: true,
  },
  unisender: {
    name: 'UniSender',
    options: [secret('apiKey'), text('list'), choice('language', 'ru', 'en', 'it')],
    usual: USUAL,
    list: true,
  },
} satisfies Record<string, CrmVendor>;

export type CrmName = keyof typeof CRMS;

export const CRM_NAMES = Object.keys(CRMS) as CrmName[];

export function crmNamed(name: string | null): CrmName | null {
  return CRM_NAMES.find((each) => each === name) ?? null;
}

export function vendorOf(name: CrmName): CrmVendor {
  return CRMS[name];
}

/** What holds of an option until something is entered. */
export function usualOf(option: CrmOption): string {
  return option.kind === 'toggle' ? 'false' : (option.choices?.[0] ?? '');
}

/** The options that are asked for with what is entered. */
export function asked(vendor: CrmVendor, entered: Readonly<Record<string, string>>): CrmOption[] {
  return vendor.options.filter(
    ({ when, chat }) =>
      (!when || when.some((credentials) => credentials === entered.credentials)) && (!chat || entered.chats === 'true'),
  );
}

/** How a dialog becomes a record, as it is entered. */
export interface EnteredMapping {
  subject: string;
  text: string;
  /** with commas between them */
  tags: string;
  /** one in each line */
  fields: string;
}

/** What was entered, as it stands on the wire. */
export function mappingOf({ subject, text: words, tags, fields }: EnteredMapping): CrmMapping {
  return {
    subject,
    text: words,
    tags: tags
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    fields: fieldsOf(fields),
  };
}

/** Templates of fields as lines, each `field = template`. */
export function linesOf(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([field, template]) => `${field} = ${template}`)
    .join('\n');
}

/** The other way; a line without a template is a field that is to be empty, which the server refuses. */
export function fieldsOf(lines: string): Record<string, string> {
  return Object.fromEntries(
    lines
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const [field = '', ...template] = line.split('=');
        return [field.trim(), template.join('=').trim()];
      }),
  );
}
