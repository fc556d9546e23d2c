import type { Edges } from '@/app/edges';
import { viewerOf } from '@/app/viewerOf';
import type { Session } from '@/shared/identity/session';
import type { Wire } from '@/shared/socket/operatorSocket';
import type { PresenceStatus } from '@/shared/wire/actor';
import type { OperatorCommand } from '@/shared/wire/commands';
import type { ServerFrame } from '@/shared/wire/frames';
import { LIST_NAMES } from '@/shared/wire/rows';
import type { LiveVisitor } from '@/shared/wire/visits';
import { directoryOf, type Language, meOf } from './cast';
import { MockAdmin } from './mockAdmin';
import { MockChannels } from './mockChannels';
import { MockIntegrations } from './mockIntegrations';
import { MockReports } from './mockReports';
import { searchAnswer } from './mockSearch';
import { MockServer } from './mockServer';
import { privacyAnswer } from './mockPrivacy';
import { MockMacros } from './mockMacros';
import { MockTemplates } from './mockTemplates';
import { visitorsOf } from './mockVisitors';
import { seed } from './seed';
import { World } from './world';

/** What to pretend, from the address and kept for the tab: ?scenario=full|empty|error|offline|slow|signed-out&role=… */
interface Play {
  scenario: string;
  language: Language;
  role: 'operator' | 'supervisor' | 'administrator';
  auto: boolean;
  latency: number;
}

function play(): Play {
  const asked = new URLSearchParams(window.location.search);
  const kept = JSON.parse(sessionStorage.getItem('mock.play') ?? '{}') as Partial<Play>;
  const chosen: Play = {
    scenario: asked.get('scenario') ?? kept.scenario ?? 'full',
    language: (asked.get('company') as Language | null) ?? kept.language ?? 'ru',
    role: (asked.get('role') as Play['role'] | null) ?? kept.role ?? 'administrator',
    auto: asked.has('auto') ? asked.get('auto') === '1' : (kept.auto ?? false),
    latency: Number(asked.get('latency') ?? kept.latency ?? 60),
  };
  sessionStorage.setItem('mock.play', JSON.stringify(chosen));
  return chosen;
}

export function mockEdges(): Edges {
  const { scenario, language, role, auto, latency } = play();
  const directory = directoryOf(language, auto);
  const me = { ...meOf(directory), role };
  const world = scenario === 'empty' ? new World() : seed(language, directory, Date.now());
  const server = new MockServer(world, directory, me, viewerOf(me, directory));
  const admin = new MockAdmin(
    directory,
    language,
    language === 'ru'
      ? 'Все операторы заняты, ответим при первой возможности.'
      : 'Everyone is busy; we will answer soon.',
  );
  const templates = new MockTemplates(language, me);
  const macros = new MockMacros(language, me);
  const reports = new MockReports(directory, language, scenario);
  Object.assign(window, { mock: server, mockAdmin: admin, mockTemplates: templates, mockMacros: macros });
  return {
    signIn: () =>
      Promise.resolve({
        resume: () => Promise.resolve(scenario === 'signed-out' ? null : session()),
        begin: () => Promise.reject(new Error('the pretended login fails')),
        complete: () => Promise.resolve('/console/'),
      }),
    fetch: async (input, init) => {
      await pause(scenario === 'slow' && !input.startsWith('/api/admin') ? 60_000 : latency);
      const { status, body } = answer({ server, admin, templates, macros, reports, scenario }, input, init);
      return new Response(status === 204 ? null : JSON.stringify(body ?? null), {
        status,
        headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' },
      });
    },
    openSocket: () =>
      new MockSocket(
        server,
        scenario === 'empty' ? [] : visitorsOf(language, Date.now()),
        scenario === 'offline',
      ) as Wire,
  };
}

function session(): Session {
  return {
    token: () => Promise.resolve({ value: 'pretended', expiresAt: Date.now() + 3_600_000 }),
    renew: () => Promise.resolve(),
    expire: () => undefined,
    signOut: () => {
      window.location.reload();
      return Promise.resolve();
    },
    onExpired: () => () => undefined,
  };
}

const integrations = new MockIntegrations();
const channels = new MockChannels();

interface Pretended {
  server: MockServer;
  admin: MockAdmin;
  templates: MockTemplates;
  macros: MockMacros;
  reports: MockReports;
  scenario: string;
}

function answer({ server, admin, templates, macros, reports, scenario }: Pretended, input: string, init?: RequestInit) {
  const url = new URL(input, window.location.origin);
  const parts = url.pathname.split('/').filter(Boolean).slice(1);
  const number = (name: string) => (url.searchParams.has(name) ? Number(url.searchParams.get(name)) : null);
  const [service, second, third] = parts;
  if (service === 'admin') {
    if (second === 'me') return { status: 200, body: server.me };
    if (second === 'directory') return { status: 200, body: server.directory };
    if (second === 'vk-connections') return { status: 200, body: { offered: true } };
    if (second === 'reports' || second === 'report-files') return reports.answer(second, third, url);
    const body = typeof init?.body === 'string' ? JSON.parse(init.body) : null;
    if (second === 'privacy') return privacyAnswer(init?.method ?? 'GET', parts.slice(2), server.me.operatorId);
    if (second === 'macros') return macros.answer(init?.method ?? 'GET', third, body);
    if (second === 'templates') return templates.answer(init?.method ?? 'GET', third, url, body);
    return admin.answer(init?.method ?? 'GET', parts.slice(1), body);
  }
  if (service === 'integrations') {
    const body = typeof init?.body === 'string' ? JSON.parse(init.body) : null;
    return integrations.answer(init?.method ?? 'GET', parts.slice(1), body);
  }
  if (service === 'routing' && second === 'board') return reports.board();
  if (scenario === 'error') return { status: 500, body: { code: 'internal-error', detail: '' } };
  if (url.pathname === '/channels/troubled') return { status: 200, body: { channels: [] } };
  if (url.pathname.startsWith('/channels/')) {
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as { deliveryIds?: string[] }) : null;
    const told = channels.answer(init?.method ?? 'GET', url.pathname, url.searchParams, body);
    if (told) return told;
  }
  if (url.pathname === '/channels/pictures') return { status: 201, body: { pictureId: 'picture-1' } };
  if (url.pathname.startsWith('/channels/pictures/')) return { status: 204, body: null };
  if (url.pathname === '/channels/files/links') {
    const { attachmentIds } = JSON.parse(typeof init?.body === 'string' ? init.body : '{}') as {
      attachmentIds: string[];
    };
    return attachmentIds.some((id) => id.includes('gone'))
      ? { status: 503, body: { code: 'unavailable', detail: '' } }
      : {
          status: 200,
          body: { links: Object.fromEntries(attachmentIds.map((id) => [id, `/console/icon.svg?file=${id}`])) },
        };
  }
  if (service === 'routing')
    return { status: 200, body: { decisions: server.decisions(url.searchParams.get('dialogId') ?? '') } };
  if (second === undefined) {
    const list = LIST_NAMES.find((name) => name === url.searchParams.get('list')) ?? 'awaiting';
    return { status: 200, body: server.page(list, url.searchParams.get('after'), number('limit') ?? 50) };
  }
  if (second === 'search') return searchAnswer(server, third, url.searchParams);
  if (second === 'counts') return { status: 200, body: server.counts() };
  if (second === 'keyword-rules') return { status: 200, body: admin.dryRun(server.world.rows()) };
  const row = server.world.row(second);
  if (!row) return { status: 404, body: { code: 'not-found', detail: '' } };
  if (third === 'events')
    return { status: 200, body: server.eventsOf(second, number('after'), number('before'), number('limit') ?? 200) };
  if (third === 'draft' && init?.method === 'PUT') {
    server.drafts.set(second, typeof init.body === 'string' ? JSON.parse(init.body) : {});
    return { status: 204 };
  }
  if (third === 'draft')
    return { status: 200, body: server.drafts.get(second) ?? { reply: '', note: '', mode: 'reply' } };
  if (third?.startsWith('transcript.')) return { status: 200, body: `${third} of ${second}` };
  if (third === 'visitor') return { status: 200, body: server.profile(second) };
  return { status: 200, body: row };
}

function pause(millis: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, millis);
  });
}

class MockSocket implements Wire {
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: unknown }) => void) | null = null;
  onclose: ((close: { code: number }) => void) | null = null;
  private detach: (() => void) | null = null;
  private heart: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly server: MockServer,
    private readonly visitors: LiveVisitor[],
    offline: boolean,
  ) {
    setTimeout(() => {
      if (offline) this.onclose?.({ code: 1006 });
      else this.onopen?.();
    }, 30);
  }

  send(text: string): void {
    const frame = JSON.parse(text) as {
      type: string;
      ref: string;
      command: OperatorCommand;
      status: PresenceStatus;
      deviceId: string;
    };
    setTimeout(() => {
      this.handle(frame);
    }, 40);
  }

  close(): void {
    this.detach?.();
    clearInterval(this.heart);
  }

  private emit(frame: ServerFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  private handle(frame: {
    type: string;
    ref: string;
    command: OperatorCommand;
    status: PresenceStatus;
    deviceId: string;
  }): void {
    const { me, directory } = this.server;
    switch (frame.type) {
      case 'hello': {
        this.detach ??= this.server.attach((each) => {
          this.emit(each);
        });
        this.emit({
          type: 'welcome',
          operatorId: me.operatorId,
          accountId: 'acme',
          name: me.name,
          role: me.role,
          leaseSeconds: 15,
          deviceId: frame.deviceId,
        });
        const statuses: PresenceStatus[] = [frame.status, 'online', 'away', 'online', 'offline'];
        const operators = directory.operators.map(({ operatorId, name }, index) => ({
          operatorId,
          name,
          status: statuses[index] ?? 'offline',
        }));
        this.emit({ type: 'presence', operators });
        break;
      }
      case 'visitors':
        this.emit({ type: 'visitors', first: true, visitors: this.visitors });
        break;
      case 'invite':
      case 'teleport':
        this.emit({ type: 'done', ref: frame.ref });
        break;
      case 'ping':
        this.emit({ type: 'pong' });
        break;
      case 'command': {
        if (frame.command.name === 'reply' && frame.command.text.includes('!silent')) return;
        const outcome = this.server.command(frame.ref, frame.command);
        this.emit({ type: 'outcome', ref: frame.ref, outcome } as ServerFrame);
        break;
      }
      default:
        break;
    }
  }
}
