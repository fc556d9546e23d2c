import { readToPage, type ToFrame, type ToPage } from '../bridge/messages';

/** The page's end of the way to the chat frame. */
export interface Port {
  post(message: ToFrame): void;
  listen(listener: (message: ToPage) => void): void;
  close(): void;
}

/** Speaks to one frame of exactly this origin, and hears nobody else. */
export function framePort(frame: HTMLIFrameElement, origin: string): Port {
  let hear: ((event: MessageEvent) => void) | null = null;
  return {
    post: (message) => frame.contentWindow?.postMessage(message, origin),
    listen(listener) {
      hear = (event) => {
        if (event.source !== frame.contentWindow || event.source === null || event.origin !== origin) return;
        const message = readToPage(event.data);
        if (message) listener(message);
      };
      window.addEventListener('message', hear);
    },
    close() {
      if (hear) window.removeEventListener('message', hear);
    },
  };
}
