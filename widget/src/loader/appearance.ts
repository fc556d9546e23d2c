/** How the button and the frame's place on the page look, from what the placement says. */
export interface Appearance {
  css: string;
  labels: { open: string; close: string; title: string; accept: string; reject: string };
}

const LABELS = {
  ru: { open: 'Открыть чат', close: 'Свернуть чат', title: 'Чат', accept: 'Написать', reject: 'Не сейчас' },
  en: { open: 'Open the chat', close: 'Minimise the chat', title: 'Chat', accept: 'Write', reject: 'Not now' },
};

/** Anything unexpected in the placement falls back to the default rather than into the style sheet. */
export function appearanceOf(placement: Record<string, unknown>): Appearance {
  const colour = safeColour(placement['colour']);
  const side = placement['side'] === 'left' ? 'left' : 'right';
  const labels = placement['language'] === 'ru' ? LABELS.ru : LABELS.en;
  return { css: css(colour, readableOn(colour), side), labels };
}

export function safeColour(value: unknown): string {
  return typeof value === 'string' && /^#[0-9a-fA-F]{6}$/.test(value) ? value : '#2f5bd8';
}

/** Black or white, whichever can be read on `colour` (the better WCAG contrast). */
export function readableOn(colour: string): '#ffffff' | '#111111' {
  const light = luminance(colour);
  return 1.05 / (light + 0.05) >= (light + 0.05) / (luminance('#111111') + 0.05) ? '#ffffff' : '#111111';
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function css(colour: string, ink: string, side: 'left' | 'right'): string {
  return `
:host{all:initial}
.button{all:unset;box-sizing:border-box;position:fixed;bottom:20px;${side}:20px;z-index:2147483000;width:60px;height:60px;border-radius:50%;display:flex;align-items:center;justify-content:center;cursor:pointer;background:${colour};color:${ink};box-shadow:0 6px 20px rgba(15,23,42,.25);transition:transform .15s}
.button[hidden],.holder[hidden],.badge[hidden],.teaser[hidden],.face[hidden]{display:none}
.button:hover{transform:scale(1.05)}
.button:focus-visible{outline:3px solid ${colour};outline-offset:3px}
.badge{position:absolute;top:-2px;${side === 'right' ? 'left' : 'right'}:-2px;min-width:22px;height:22px;padding:0 6px;box-sizing:border-box;border-radius:11px;background:#c62828;color:#fff;font:600 13px/22px system-ui,sans-serif;text-align:center}
.holder{position:fixed;bottom:92px;${side}:20px;z-index:2147483001;width:380px;height:min(620px,calc(100vh - 112px));height:min(620px,calc(100dvh - 112px));border-radius:14px;overflow:hidden;box-shadow:0 16px 48px rgba(15,23,42,.28);background:#fff}
.teaser{position:fixed;bottom:92px;${side}:20px;z-index:2147483000;box-sizing:border-box;width:min(300px,calc(100vw - 40px));padding:14px 16px;border-radius:14px;background:#fff;color:#16181d;font:15px/1.4 system-ui,sans-serif;box-shadow:0 8px 28px rgba(15,23,42,.25)}
.said{display:flex;gap:12px;align-items:flex-start;margin:0 0 10px}
.face{flex:none;width:48px;height:48px;border-radius:50%;overflow:hidden;display:flex;align-items:center;justify-content:center;background:${colour};color:${ink}}
.face img{width:100%;height:100%;object-fit:cover}
.teaser p{margin:0;min-width:0;white-space:pre-wrap;overflow-wrap:anywhere}
.teaser button{all:unset;box-sizing:border-box;min-height:40px;padding:9px 14px;border-radius:10px;cursor:pointer;font:inherit}
.teaser .accept{background:${colour};color:${ink};font-weight:600}
.teaser button:focus-visible{outline:3px solid ${colour};outline-offset:2px}
iframe{border:0;width:100%;height:100%;display:block;color-scheme:auto}
@media (max-width:520px){.holder{inset:0;width:100%;height:100%;border-radius:0}.button.open{display:none}}
@media (prefers-reduced-motion:reduce){.button{transition:none}.button:hover{transform:none}}
@media print{.button,.holder,.teaser{display:none}}`;
}
