import type { ShownMessage, ShownNotice } from './chat';
import { attachmentsOf, type FindLink } from './attachments';
import type { Shown, Upload } from './shown';
import type { Unsent } from './outbox';
import type { Texts } from './texts';
import { type Actions, element } from './view';

const NEAR = 40;

/** The messages, newest below; keeps its place unless the reader is at the bottom. */
export class Transcript {
  readonly root = element('main', 'transcript');
  private readonly log = element('div');
  private readonly list = element('ol', 'list');
  private readonly earlier = element('button', 'earlier');
  private readonly greeting = element('p', 'greeting');
  private readonly later = element('p', 'later');
  private readonly messengers = element('p', 'messengers');
  private readonly typing = element('p', 'typing');
  private readonly jump = element('button', 'jump');
  private readonly rows = new Map<string, HTMLLIElement>();
  private newest = 0;
  /** The reader is at the end and stays there. */
  private stuck = true;
  private loading = false;

  constructor(private readonly actions: Actions) {
    this.earlier.type = 'button';
    this.earlier.addEventListener('click', () => void this.loadEarlier());
    this.jump.type = 'button';
    this.jump.hidden = true;
    this.jump.addEventListener('click', () => this.toBottom());
    this.log.setAttribute('role', 'log');
    this.log.setAttribute('aria-live', 'polite');
    this.log.append(this.list);
    this.typing.dataset['testid'] = 'typing';
    this.root.tabIndex = 0;
    this.root.append(this.earlier, this.greeting, this.messengers, this.log, this.later, this.typing, this.jump);
    // A keyboard that opens, a window that is turned and a picture that comes late leave the newest message in sight.
    const stay = new ResizeObserver(() => this.stuck && this.toBottom());
    stay.observe(this.root);
    stay.observe(this.log);
    this.root.addEventListener('scroll', () => {
      this.stuck = this.isAtBottom();
      if (this.isAtBottom()) this.jump.hidden = true;
      if (this.root.scrollTop < NEAR && !this.earlier.hidden && !this.root.hidden) void this.loadEarlier();
      this.actions.atBottom();
    });
  }

  /** Links to where else the visitor may write. */
  private leadTo(places: readonly { kind: string; name: string; url: string }[], texts: Texts): void {
    const good = places.filter((place) => place.url.startsWith('https://'));
    this.messengers.hidden = good.length === 0;
    const drawn = JSON.stringify([good, texts.writeIn('')]);
    if (this.messengers.dataset['drawn'] === drawn) return;
    this.messengers.dataset['drawn'] = drawn;
    this.messengers.replaceChildren(
      ...good.map((place) => {
        const link = element('a', 'messenger');
        link.href = place.url;
        link.target = '_blank';
        link.rel = 'noopener noreferrer';
        link.dataset['testid'] = `messenger-${place.kind}`;
        link.textContent = texts.writeIn(place.kind === 'vk' ? texts.vk : place.name);
        return link;
      }),
    );
  }

  show(shown: Shown, texts: Texts): void {
    const stick = this.isAtBottom();
    this.log.setAttribute('aria-label', texts.log);
    this.earlier.hidden = shown.chat.first <= 1;
    this.earlier.textContent = texts.earlier;
    this.greeting.textContent = shown.session?.placement.greeting ?? '';
    this.greeting.hidden = !this.greeting.textContent;
    // Said in a conversation that nobody will answer now.
    this.later.hidden = shown.available || shown.chat.state === 'chat';
    this.later.textContent = texts.later;
    this.leadTo(shown.session?.placement.messengers ?? [], texts);
    this.typing.hidden = shown.typing === null;
    this.typing.textContent = shown.typing === null ? '' : texts.typing(shown.typing || texts.someone);
    this.jump.textContent = texts.newMessages;
    this.place([
      ...shown.chat.items.map((item) => ({
        key: String(item.number),
        make: (row: HTMLLIElement) =>
          'messageId' in item ? message(row, item, shown, texts, this.actions.link) : notice(row, item, texts),
      })),
      ...shown.uploads.map((upload) => ({
        key: upload.uid,
        make: (row: HTMLLIElement) => this.upload(row, upload, texts),
      })),
      ...shown.outbox.map((unsent) => ({
        key: unsent.ref,
        make: (row: HTMLLIElement) => this.unsent(row, unsent, texts),
      })),
    ]);
    const last = shown.chat.items[shown.chat.items.length - 1]?.number ?? 0;
    if (stick || shown.outbox.length > 0 || shown.uploads.length > 0) this.toBottom();
    else if (last > this.newest) this.jump.hidden = false;
    this.newest = last;
  }

  isAtBottom(): boolean {
    return this.root.scrollHeight - this.root.scrollTop - this.root.clientHeight < NEAR;
  }

  private toBottom(): void {
    this.root.scrollTop = this.root.scrollHeight;
    this.stuck = true;
    this.jump.hidden = true;
  }

  private async loadEarlier(): Promise<void> {
    if (this.loading) return;
    this.loading = true;
    const fromBottom = this.root.scrollHeight - this.root.scrollTop;
    try {
      await this.actions.earlier();
      this.root.scrollTop = this.root.scrollHeight - fromBottom;
    } finally {
      this.loading = false;
    }
  }

  /** Brings the list to the given rows, touching only what changed, so that nothing flickers or is read out again. */
  private place(wanted: { key: string; make: (row: HTMLLIElement) => void }[]): void {
    const keep = new Set(wanted.map((row) => row.key));
    for (const [key, row] of this.rows) {
      if (!keep.has(key)) {
        row.remove();
        this.rows.delete(key);
      }
    }
    let at = this.list.firstElementChild;
    for (const { key, make } of wanted) {
      let row = this.rows.get(key);
      if (!row) {
        row = element('li');
        this.rows.set(key, row);
      }
      make(row);
      if (row === at) at = at.nextElementSibling;
      else this.list.insertBefore(row, at);
    }
  }

  private upload(row: HTMLLIElement, upload: Upload, texts: Texts): void {
    const percent = Math.round(upload.part * 100);
    const key = upload.code ?? String(percent);
    if (row.dataset['upload'] === key) return;
    row.className = 'message visitor';
    row.dataset['upload'] = key;
    row.dataset['testid'] = 'upload';
    row.dataset['state'] = upload.code === null ? 'sending' : 'failed';
    const body = element('div', 'bubble');
    body.textContent = upload.name;
    const line = element('div', 'meta');
    if (upload.code === null) {
      const bar = element('progress');
      bar.max = 1;
      bar.value = upload.part;
      bar.setAttribute('aria-label', texts.uploading(percent));
      body.append(bar);
      line.textContent = texts.uploading(percent);
    } else {
      const dismiss = element('button', 'retry');
      dismiss.type = 'button';
      dismiss.textContent = texts.dismiss;
      dismiss.addEventListener('click', () => this.actions.dismiss(upload.uid));
      line.append(texts.uploadFailed(upload.code), dismiss);
    }
    row.replaceChildren(body, line);
  }

  private unsent(row: HTMLLIElement, unsent: Unsent, texts: Texts): void {
    const state = unsent.confirmed ? 'sent' : unsent.state === 'failed' ? 'failed' : 'sending';
    if (row.dataset['state'] === state) return;
    const names = (unsent.files ?? []).map((file) => file.name);
    bubble(row, 'visitor', [unsent.text, ...names].filter(Boolean).join('\n'), state === 'sent' ? texts.sent : state === 'failed' ? texts.failed : texts.sending);
    row.dataset['state'] = state;
    row.dataset['code'] = unsent.code ?? '';
    if (state === 'failed') {
      const again = element('button', 'retry');
      again.type = 'button';
      again.textContent = texts.retry;
      again.addEventListener('click', () => this.actions.retry(unsent.ref));
      row.lastElementChild?.append(again);
    }
  }
}

function message(row: HTMLLIElement, item: ShownMessage, shown: Shown, texts: Texts, link: FindLink): void {
  const state = item.from !== 'visitor' ? '' : item.number <= shown.chat.readByOperator ? 'read' : 'sent';
  const version = `${item.deleted ?? false}/${item.text}`;
  if (row.dataset['messageId'] === item.messageId && row.dataset['state'] === state && row.dataset['version'] === version) {
    return;
  }
  const mark = state === 'read' ? texts.read : state === 'sent' ? texts.sent : '';
  const author = item.from === 'operator' ? (item.name ?? texts.someone) : '';
  const edited = item.edited && !item.deleted ? texts.edited : '';
  const meta = [author, time(item.at), edited, mark].filter(Boolean).join(' · ');
  bubble(row, item.from, item.deleted ? texts.deleted : item.text, meta);
  row.classList.toggle('deleted', item.deleted ?? false);
  row.dataset['version'] = version;
  const body = row.firstElementChild as HTMLElement;
  body.append(...attachmentsOf(item.attachments ?? [], texts, link));
  row.dataset['messageId'] = item.messageId;
  row.dataset['state'] = state;
}

function notice(row: HTMLLIElement, item: ShownNotice, texts: Texts): void {
  row.className = 'notice';
  row.textContent =
    item.notice === 'joined'
      ? texts.joined(item.name ?? texts.someone)
      : item.notice === 'closed'
        ? texts.ended
        : texts.reopened;
}

function bubble(row: HTMLLIElement, from: string, text: string, meta: string): void {
  row.className = `message ${from}`;
  row.dataset['testid'] = 'message';
  row.dataset['from'] = from;
  const body = element('div', 'bubble');
  body.append(...linked(text));
  const line = element('div', 'meta');
  line.textContent = meta;
  row.replaceChildren(body, line);
}

/** Text as text; only http(s) addresses become links, which open elsewhere and say nothing of where they came from. */
function linked(text: string): Node[] {
  const nodes: Node[] = [];
  let at = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g)) {
    nodes.push(document.createTextNode(text.slice(at, match.index)));
    const link = element('a');
    link.href = match[0];
    link.textContent = match[0];
    link.target = '_blank';
    link.rel = 'noopener noreferrer nofollow';
    nodes.push(link);
    at = match.index + match[0].length;
  }
  nodes.push(document.createTextNode(text.slice(at)));
  return nodes;
}

function time(at: string): string {
  const date = new Date(at);
  const sameDay = date.toDateString() === new Date().toDateString();
  const clock = date.toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
  return sameDay
    ? clock
    : `${date.toLocaleDateString(document.documentElement.lang, { day: 'numeric', month: 'short' })}, ${clock}`;
}
