import type { Actor } from '@/shared/wire/actor';
import type { DialogRow } from '@/shared/wire/rows';
import type { FoundMessage, FoundPart, FoundPlace, FoundVisitor } from '@/shared/wire/search';
import type { MockServer } from './mockServer';

const MOST = 20;

/** Finds in the pretended dialogs by the beginnings of words, which is near enough to stems. */
export function searchAnswer(server: MockServer, what: string | undefined, query: URLSearchParams) {
  const words = (query.get('q') ?? '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return { status: 422, body: { code: 'search-empty', detail: '' } };
  const stems = words.map((word) => (word.length > 5 ? word.slice(0, -2) : word));
  const state = query.get('state');
  const rows = server.world.rows().filter((row) => !state || row.status === state);
  return what === 'visitors'
    ? { status: 200, body: { rows: visitors(server, rows, words), more: false } }
    : { status: 200, body: { rows: messages(server, rows, stems), next: null } };
}

function placeOf(row: DialogRow): FoundPlace {
  const { dialogId, conversationId, status, visitorId, visitorName, channelId, channelKind } = row;
  const { departmentId, operatorId, operatorName, openedAt } = row;
  const category = row.category ?? (status === 'closed' ? 'Доставка по России' : null);
  return {
    ...{ dialogId, conversationId, status, visitorId, visitorName, channelId, channelKind },
    ...{ departmentId, operatorId, operatorName, category, openedAt },
  };
}

function visitors(server: MockServer, rows: DialogRow[], words: string[]): FoundVisitor[] {
  const newest = new Map(rows.map((row) => [row.conversationId, row]));
  return [...newest.values()]
    .map((row): FoundVisitor => {
      const { card, crmId } = server.profile(row.dialogId);
      return { by: row.dialogId === words.join('-') ? 'id' : 'visitor', card, ownId: crmId, dialog: placeOf(row) };
    })
    .filter(({ by, card, dialog }) => {
      const known = [card?.name ?? dialog.visitorName ?? '', ...(card?.emails ?? []), ...(card?.phones ?? [])];
      const text = known.join(' ').toLowerCase();
      return by === 'id' || words.every((word) => text.includes(word));
    })
    .slice(0, 6);
}

function messages(server: MockServer, rows: DialogRow[], stems: string[]): FoundMessage[] {
  return rows
    .flatMap((row) =>
      server.world.events(row.conversationId).flatMap((event): FoundMessage[] => {
        if (event.meta.dialogId !== row.dialogId) return [];
        if (event.type !== 'MessagePosted' && event.type !== 'NotePosted') return [];
        const parts = partsOf(event.text, stems);
        const hits = parts.filter((part) => part.hit).map((part) => part.text.toLowerCase());
        if (!stems.every((stem) => hits.some((hit) => hit.startsWith(stem)))) return [];
        const { actor, sequence, at } = event.meta;
        return [
          {
            messageId: event.messageId,
            sequence,
            at,
            note: event.type === 'NotePosted',
            from: actor.kind,
            authorName: nameOf(actor),
            parts,
            dialog: placeOf(row),
          },
        ];
      }),
    )
    .sort((a, b) => b.at.localeCompare(a.at))
    .slice(0, MOST);
}

function nameOf(actor: Actor): string | null {
  return 'name' in actor ? (actor.name ?? null) : null;
}

function partsOf(text: string, stems: string[]): FoundPart[] {
  return (text.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu) ?? []).map((part) => ({
    text: part,
    hit: stems.some((stem) => part.toLowerCase().startsWith(stem)),
  }));
}
