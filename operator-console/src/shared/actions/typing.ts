/** Whether keys belong to a field now, so that they are no shortcuts. */
export function writesInto(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

export const IS_MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** A key as it is printed on this machine's keyboard. */
export const MOD = IS_MAC ? '⌘' : 'Ctrl';
