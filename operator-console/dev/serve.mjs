import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

/**
 * Serves a built console under /console/, every unknown path as its first page; answers the address and a stop.
 * What `first` has answered (it says so with true) is not served.
 */
export async function serve(root, first = async () => false) {
  const server = createServer(async (request, response) => {
    if (await first(request, response)) return;
    const { pathname } = new URL(request.url, 'http://localhost');
    const path = normalize(pathname);
    const file = extname(path) ? path : '/console/index.html';
    try {
      const body = await readFile(join(root, file));
      // what is built is named by its content
      const lasting = file.includes('/assets/') ? 'public, max-age=86400, immutable' : 'no-cache';
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      response.writeHead(200, { 'Content-Type': type, 'Cache-Control': lasting }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}
