// Builds the loader, the frame and the demo shop into the resource folder that channel-ingest serves under /widget, and
// the SDK with its types into dist/sdk, which is what the npm package holds.
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'target/classes/META-INF/resources/widget');
const LIMITS = { 'parley.js': 15 * 1024, 'frame/frame.js': 80 * 1024 };

const sources = [...walk(join(root, 'src')), ...walk(join(root, 'scripts')), join(root, 'package-lock.json'), join(root, 'tsconfig.sdk.json')];
const hash = createHash('sha256');
for (const file of sources.sort()) hash.update(file.slice(root.length)).update(readFileSync(file));
const stamp = join(root, 'target/widget.stamp');
const digest = hash.digest('hex');
if (existsSync(stamp) && existsSync(join(out, 'parley.js')) && existsSync(join(root, 'dist/sdk/index.js')) && readFileSync(stamp, 'utf8') === digest) {
  console.log('widget: unchanged');
  process.exit(0);
}

mkdirSync(join(out, 'frame'), { recursive: true });
const shared = { bundle: true, minify: true, target: 'es2020', legalComments: 'none', logLevel: 'warning' };
await build({ ...shared, entryPoints: [join(root, 'src/loader/loader.ts')], outfile: join(out, 'parley.js'), format: 'iife' });
await build({ ...shared, entryPoints: [join(root, 'src/frame/main.ts')], outfile: join(out, 'frame/frame.js'), format: 'iife' });
await build({ ...shared, entryPoints: [join(root, 'src/frame/frame.css')], outfile: join(out, 'frame/frame.css') });
await build({ ...shared, minify: false, entryPoints: [join(root, 'src/sdk/index.ts')], outfile: join(root, 'dist/sdk/index.js'), format: 'esm' });
execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.sdk.json')], { stdio: 'inherit' });
cpSync(join(root, 'src/frame/index.html'), join(out, 'frame/index.html'));
cpSync(join(root, 'src/demo'), join(out, 'demo'), { recursive: true });

for (const [file, limit] of Object.entries(LIMITS)) {
  const size = gzipSync(readFileSync(join(out, file))).length;
  console.log(`widget: ${file} ${size} bytes gzip of ${limit}`);
  if (size > limit) {
    console.error(`widget: ${file} is larger than its limit of ${limit} bytes gzip`);
    process.exit(1);
  }
}
writeFileSync(stamp, digest);

function walk(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}
