/**
 * The script a site puts on its pages:
 * `<script async src="https://DOOR/widget/parley.js" data-placement="ID"></script>`.
 * It draws one button, and a frame when the chat is opened or was open before; it touches nothing else of the page.
 */
import { mount, type Chat } from './mount';

declare global {
  interface Window {
    Parley?: { chat: (options: { placement: string }) => Chat; current?: Chat };
  }
}

const script = document.currentScript as HTMLScriptElement | null;
const origin = script ? new URL(script.src).origin : location.origin;

const api: NonNullable<Window['Parley']> = {
  chat: ({ placement }) => (api.current ??= mount(origin, placement)),
};

if (!window.Parley) {
  window.Parley = api;
  const placement = script?.dataset['placement'];
  if (placement) {
    const start = () => api.chat({ placement });
    if (document.body) start();
    else document.addEventListener('DOMContentLoaded', start, { once: true });
  }
}
