/** The visitor SDK as a package: `import { chat } from '@parley/widget'`. */
import { mount, originOf } from '../loader/mount';
import type { Chat, ChatOptions } from './types';

export * from './types';

/** Begins a chat on this page; `door` is the address Parley is reached at. The page must have a body by now. */
export function chat(options: ChatOptions & { door: string }): Chat {
  return mount(originOf(options.door, location.origin), options);
}

export const Parley = { chat };
