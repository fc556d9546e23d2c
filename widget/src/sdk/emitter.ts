/** Listeners by event name; one that throws harms nobody else. */
export class Emitter<Events> {
  private readonly listeners = new Map<keyof Events, Set<(value: never) => unknown>>();

  on<E extends keyof Events>(event: E, listener: (value: Events[E]) => unknown): () => void {
    const set = this.listeners.get(event) ?? new Set();
    this.listeners.set(event, set.add(listener));
    return () => this.off(event, listener);
  }

  off<E extends keyof Events>(event: E, listener: (value: Events[E]) => unknown): void {
    this.listeners.get(event)?.delete(listener);
  }

  /** False when a listener answered false, which takes back what is about to happen where that is possible. */
  emit<E extends keyof Events>(event: E, value: Events[E]): boolean {
    let go = true;
    for (const listener of [...(this.listeners.get(event) ?? [])]) {
      try {
        if (listener(value as never) === false) go = false;
      } catch (error) {
        console.error(error);
      }
    }
    return go;
  }

  clear(): void {
    this.listeners.clear();
  }
}
