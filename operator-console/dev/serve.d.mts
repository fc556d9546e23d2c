import type { IncomingMessage, ServerResponse } from 'node:http';

export function serve(
  root: string,
  first?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>,
): Promise<{ origin: string; stop: () => void }>;
