/**
 * The script a site puts on its pages:
 * `<script async src="https://DOOR/widget/parley.js" data-placement="ID"></script>`.
 * It draws one button, and a frame when the chat is opened or was open before; it touches nothing else of the page.
 * With `data-compat="comagic"` it answers to the names that sites written for another chat call instead.
 */
import { blingerIdentity } from '../compat/blinger';
import { installComagic } from '../compat/comagic';
import type { Chat, ChatOptions } from '../sdk/types';
import { mount, originOf } from './mount';

declare global {
  interface Window {
    Parley?: { chat: (options: ChatOptions) => Chat; current?: Chat };
    customBlingerConfig?: unknown;
  }
}

const script = document.currentScript as HTMLScriptElement | null;
const origin = script ? new URL(script.src).origin : location.origin;

const api: NonNullable<Window['Parley']> = {
  chat: (options) => (api.current ??= mount(originOf(options.door, origin), withIdentity(options))),
};

function withIdentity(options: ChatOptions): ChatOptions {
  const identity = options.identity ?? blingerIdentity(window.customBlingerConfig);
  return identity ? { ...options, identity } : options;
}

if (!window.Parley) {
  window.Parley = api;
  const placement = script?.dataset['placement'];
  const withBody = (start: () => void) => {
    if (document.body) start();
    else document.addEventListener('DOMContentLoaded', start, { once: true });
  };
  if (placement && script?.dataset['compat'] === 'comagic') {
    installComagic(window, (toggle) => (api.current ??= mount(origin, withIdentity({ placement }), { eager: true, toggle })), withBody);
  } else if (placement && script?.dataset['headless'] === undefined) {
    withBody(() => api.chat({ placement }));
  } else if (placement) {
    withBody(() => api.chat({ placement, headless: true }));
  }
}
