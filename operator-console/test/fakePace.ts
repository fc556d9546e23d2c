import type { Pace } from '@/shared/time/pace';

interface Timer {
  due: number;
  order: number;
  task: () => void;
}

/** Time that stands until it is told to go; promises settle between the moments. */
export class FakePace implements Pace {
  private timers: Timer[] = [];
  private order = 0;
  private ids = 0;

  constructor(
    private time = Date.parse('2026-11-21T09:00:00Z'),
    private readonly roll: () => number = () => 0.5,
  ) {}

  now(): number {
    return this.time;
  }

  chance(): number {
    return this.roll();
  }

  uuid(): string {
    this.ids += 1;
    return `00000000-0000-4000-8000-${String(this.ids).padStart(12, '0')}`;
  }

  after(millis: number, task: () => void): () => void {
    const timer = { due: this.time + millis, order: this.order++, task };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((each) => each !== timer);
    };
  }

  async pass(millis: number): Promise<void> {
    const end = this.time + millis;
    await settled();
    for (;;) {
      const next = this.timers
        .filter((timer) => timer.due <= end)
        .sort((a, b) => a.due - b.due || a.order - b.order)[0];
      if (!next) break;
      this.timers = this.timers.filter((timer) => timer !== next);
      this.time = Math.max(this.time, next.due);
      next.task();
      await settled();
    }
    this.time = end;
  }
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
}
