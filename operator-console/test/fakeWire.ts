import type { Wire } from '@/shared/socket/operatorSocket';
import type { ClientFrame, ServerFrame } from '@/shared/wire/frames';

/** A socket whose other end is the test. */
export class FakeWire implements Wire {
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: unknown }) => void) | null = null;
  onclose: ((close: { code: number }) => void) | null = null;
  readonly sent: ClientFrame[] = [];
  closedWith: number | null = null;
  onSent: (frame: ClientFrame) => void = () => undefined;

  send(text: string): void {
    const frame = JSON.parse(text) as ClientFrame;
    this.sent.push(frame);
    this.onSent(frame);
  }

  close(code?: number): void {
    this.closedWith = code ?? 1000;
  }

  receive(frame: ServerFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  welcome(): void {
    this.receive({
      type: 'welcome',
      operatorId: 'me',
      accountId: 'acme',
      name: 'Me',
      role: 'operator',
      leaseSeconds: 15,
      deviceId: 'device',
    });
  }

  drop(code = 1006): void {
    this.onclose?.({ code });
  }

  of<T extends ClientFrame['type']>(type: T): Extract<ClientFrame, { type: T }>[] {
    return this.sent.filter((frame): frame is Extract<ClientFrame, { type: T }> => frame.type === type);
  }
}
