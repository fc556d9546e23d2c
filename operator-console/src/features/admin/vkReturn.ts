/** What VK sent the browser back with; no code where the person did not agree. */
export interface VkReturn {
  state: string;
  code: string | null;
}

/** Takes it out of the address, so that it is used once and stands in no history; null where there is nothing. */
export function takeVkReturn(): VkReturn | null {
  const asked = new URLSearchParams(window.location.search);
  const state = asked.get('state');
  if (state === null || !(asked.has('code') || asked.has('error'))) return null;
  window.history.replaceState(window.history.state, '', window.location.pathname);
  return { state, code: asked.get('code') };
}
