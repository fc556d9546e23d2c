import type { Board } from '@/shared/board/board';
import type { DialogEvent } from '@/shared/wire/events';

/** After this long online, in milliseconds, every conversation in a heartbeat must have been heard of. */
const SETTLED = 40_000;

/** Knows which conversations were heard of, so that one whose opening was lost is noticed by its number. */
export class Strangers {
  private readonly greatest = new Map<string, number>();

  heard({ meta }: DialogEvent): void {
    this.greatest.set(meta.conversationId, Math.max(meta.sequence, this.greatest.get(meta.conversationId) ?? 0));
  }

  forget(): void {
    this.greatest.clear();
  }

  /** Whether a conversation that is not on the board has got an event that never came here; tells each once. */
  missed(announced: Readonly<Record<string, number>>, board: Board, onlineFor: number): boolean {
    let missed = false;
    for (const [id, sequence] of Object.entries(announced)) {
      const known = this.greatest.get(id) ?? (onlineFor > SETTLED ? 0 : Infinity);
      if (board.cursors.has(id) || sequence <= known) continue;
      this.greatest.set(id, sequence);
      missed = true;
    }
    return missed;
  }
}
