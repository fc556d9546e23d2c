import type { Memory } from './memory';

/** A short, quiet sound for a new answer; never before the visitor has done something here, nor once they silenced it. */
export class Sound {
  private context: AudioContext | null = null;
  /** Also where the browser lets the frame remember nothing. */
  private off: boolean;

  constructor(private readonly memory: Memory) {
    this.off = memory.muted();
    const wake = () => {
      try {
        this.context ??= new AudioContext();
        void this.context.resume();
      } catch {
        // A browser without sound has a silent chat.
      }
    };
    for (const event of ['pointerdown', 'keydown'] as const) document.addEventListener(event, wake, { once: true });
  }

  get muted(): boolean {
    return this.off;
  }

  mute(muted: boolean): void {
    this.off = muted;
    this.memory.keepMuted(muted);
  }

  play(): void {
    const context = this.context;
    if (this.muted || !context || context.state !== 'running') return;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.setValueAtTime(660, context.currentTime);
    tone.frequency.setValueAtTime(880, context.currentTime + 0.09);
    volume.gain.setValueAtTime(0.05, context.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + 0.25);
    tone.connect(volume).connect(context.destination);
    tone.start();
    tone.stop(context.currentTime + 0.26);
  }
}
