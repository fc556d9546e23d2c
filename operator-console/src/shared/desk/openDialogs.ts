import { healTranscript, openTranscript, prepend, type Transcript } from '@/shared/board/transcript';
import { Problem } from '@/shared/http/problem';
import type { DialogRow } from '@/shared/wire/rows';
import { EVENTS, type Reads } from './reads';
import type { DeskState, TranscriptLoad } from './state';
import type { Store } from '@/shared/store/store';

const KEPT = 6;

/** The dialog on screen and the last few before it, with their transcripts. */
export class OpenDialogs {
  private recent: string[] = [];
  private present: string | null = null;
  private paging = false;

  constructor(
    private readonly store: Store<DeskState>,
    private readonly reads: Reads,
    private readonly onRow: (row: DialogRow) => void,
    private readonly onTranscript: (transcript: Transcript) => void,
  ) {}

  async enter(dialogId: string | null): Promise<void> {
    this.present = dialogId;
    if (dialogId === null) return;
    this.recent = [dialogId, ...this.recent.filter((id) => id !== dialogId)].slice(0, KEPT);
    this.trim();
    const { board, loads, transcripts } = this.store.get();
    const conversationId = board.rows.get(dialogId)?.conversationId;
    if (loads.get(dialogId) === 'ready' && conversationId && transcripts.has(conversationId)) return;
    await this.load(dialogId);
  }

  async load(dialogId: string): Promise<void> {
    this.mark(dialogId, 'loading');
    try {
      const row = this.store.get().board.rows.get(dialogId) ?? (await this.reads.row(dialogId));
      this.onRow(row);
      const transcript = openTranscript(row.conversationId, await this.reads.newest(dialogId), EVENTS);
      this.put(transcript);
      this.mark(dialogId, 'ready');
      this.onTranscript(transcript);
    } catch (failure) {
      const gone = failure instanceof Problem && (failure.status === 404 || failure.status === 403);
      this.mark(dialogId, gone ? 'missing' : 'error');
    }
  }

  /** The older page of a transcript; does nothing while one is on its way. */
  async older(transcript: Transcript, dialogId: string): Promise<void> {
    const first = transcript.events[0];
    if (this.paging || transcript.complete || !first) return;
    this.paging = true;
    try {
      const page = await this.reads.eventsBefore(dialogId, first.meta.sequence);
      const present = this.store.get().transcripts.get(transcript.conversationId);
      if (present) this.put(prepend(present, page, EVENTS));
    } catch {
      // scrolling up again asks again
    } finally {
      this.paging = false;
    }
  }

  /** The row of the dialog on screen, read anew; only its own transcript is kept. Null where none is open. */
  async reread(): Promise<DialogRow | null> {
    const dialogId = this.present;
    this.recent = dialogId === null ? [] : [dialogId];
    this.trim();
    if (dialogId === null) return null;
    try {
      return await this.reads.row(dialogId);
    } catch (failure) {
      if (failure instanceof Problem && (failure.status === 404 || failure.status === 403)) return null;
      throw failure;
    }
  }

  private put(transcript: Transcript): void {
    this.store.update((state) => {
      const known = state.transcripts.get(transcript.conversationId);
      const newer =
        known && known.upTo > transcript.upTo ? healTranscript(transcript, known.events, known.upTo) : transcript;
      return { ...state, transcripts: new Map(state.transcripts).set(transcript.conversationId, newer) };
    });
  }

  private mark(dialogId: string, load: TranscriptLoad): void {
    this.store.update((state) => ({ ...state, loads: new Map(state.loads).set(dialogId, load) }));
  }

  private trim(): void {
    this.store.update((state) => {
      const kept = new Set(this.recent.map((id) => state.board.rows.get(id)?.conversationId));
      const transcripts = new Map([...state.transcripts].filter(([id]) => kept.has(id)));
      const loads = new Map([...state.loads].filter(([id]) => this.recent.includes(id)));
      return transcripts.size === state.transcripts.size ? { ...state, loads } : { ...state, transcripts, loads };
    });
  }
}
