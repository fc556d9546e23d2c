import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const SERVED = join(ROOT, 'target/classes/META-INF/resources/widget');
const GUIDE = readFileSync(join(ROOT, '../docs/guides/widget.md'), 'utf8');

describe('what is served', () => {
  it('keeps its promise of being small', () => {
    const size = (name: string) => gzipSync(readFileSync(join(SERVED, name))).length;
    expect(size('parley.js')).toBeLessThanOrEqual(15 * 1024);
    expect(size('frame/frame.js') + size('frame/frame.css')).toBeLessThanOrEqual(80 * 1024);
  });

  it('names no other server in anything a visitor loads', () => {
    for (const file of ['parley.js', 'frame/frame.js', 'frame/frame.css', 'frame/index.html']) {
      const named = readFileSync(join(SERVED, file), 'utf8').match(/(?:https?:)?\/\/[a-z0-9.-]+\.[a-z]{2,}/gi) ?? [];
      expect(named.filter((address) => address !== 'http://www.w3.org'), file).toEqual([]);
    }
  });

  it('[N-23] runs nothing out of texts, so that strict pages can have it', () => {
    for (const file of ['parley.js', 'frame/frame.js']) {
      expect(readFileSync(join(SERVED, file), 'utf8'), file).not.toMatch(/\beval\(|new Function\(|document\.write/);
    }
  });
});

describe('the npm package', () => {
  const packed = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--silent'], { cwd: ROOT, encoding: 'utf8' })) as {
    files: { path: string }[];
  }[];
  const files = (packed[0]?.files ?? []).map((file) => file.path);

  it('holds the SDK with its types, says what it is, and nothing else', () => {
    expect(files).toContain('dist/sdk/index.js');
    expect(files.filter((file) => !file.startsWith('dist/sdk/')).sort()).toEqual(['README.md', 'package.json']);
    expect(files.filter((file) => !/\.(js|d\.ts)$/.test(file)).sort()).toEqual(['README.md', 'package.json']);
    const types = join(ROOT, 'dist/sdk');
    const declared = (readdirSync(types, { recursive: true }) as string[]).filter((file) => statSync(join(types, file)).isFile());
    expect(files.filter((file) => file.startsWith('dist/sdk/')).sort()).toEqual(declared.map((file) => `dist/sdk/${file}`).sort());
  });

  it('leads to files that are in it', () => {
    const { exports } = createRequire(import.meta.url)('../package.json') as { exports: { '.': Record<string, string> } };
    for (const file of Object.values(exports['.'])) expect(files).toContain(file.replace('./', ''));
  });

  it('[T-01] lets the guide’s program be written with every type checked', () => {
    const program = /```ts\n([\s\S]*?)```/.exec(GUIDE)?.[1] ?? '';
    expect(program).toContain("from '@parley/widget'");
    const wrong = "import { chat } from '@parley/widget';\nchat({ door: 'https://x.example', placement: 1 });\n";
    const [good, bad] = complaints(program, wrong);
    expect(good).toEqual([]);
    expect(bad).toHaveLength(1);
  });

  /** What the compiler says of each, all compiled in one go. */
  function complaints(...sources: string[]): string[][] {
    const folder = mkdtempSync(join(ROOT, 'target/site-'));
    try {
      const files = sources.map((source, i) => {
        const file = join(folder, `site${i}.ts`);
        writeFileSync(file, source);
        return file;
      });
      const options: ts.CompilerOptions = {
        strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, types: [],
        moduleResolution: ts.ModuleResolutionKind.Bundler, skipDefaultLibCheck: true, exactOptionalPropertyTypes: true,
        paths: { '@parley/widget': [join(ROOT, 'dist/sdk/sdk/index.d.ts')] },
      };
      const made = ts.createProgram(files, options);
      return files.map((file) =>
        made.getSemanticDiagnostics(made.getSourceFile(file)).map((each) => ts.flattenDiagnosticMessageText(each.messageText, '\n')),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
});

describe('the guide', () => {
  it('[B-20] [B-23] [N-23] signs as the server reads it', () => {
    const program = /```js\n(\/\/ Node:[\s\S]*?)```/.exec(GUIDE)?.[1] ?? '';
    const identity = new Function('require', `${program}; return identity;`)(createRequire(import.meta.url)) as (
      key: string,
      id: string,
      fields: Record<string, unknown>,
    ) => { iat: number; exp: number; sign: string };
    const { iat, exp, sign } = identity('a key', 'customer-7', { plan: 'gold', age: 7, 'City': 'Kazan' });
    const canonical = `{"exp":${exp},"fields":{"City":"Kazan","age":7,"plan":"gold"},"iat":${iat},"id":"customer-7"}`;
    expect(sign).toBe(createHmac('sha256', 'a key').update(canonical).digest('hex'));
    expect(exp - iat).toBe(3600);
  });

  it('describes every method and event that there is', () => {
    const types = readFileSync(join(ROOT, 'src/sdk/types.ts'), 'utf8');
    const members = (name: string) =>
      [...(new RegExp(`export interface ${name} \\{([\\s\\S]*?)\\n\\}`).exec(types)?.[1] ?? '').matchAll(/^ {2}(?:readonly )?'?([\w-]+)'?[(:<]/gm)].map((each) => each[1] ?? '');
    const missing = [...members('Chat'), ...members('ChatEvents')].filter((name) => !new RegExp(`\`[^\`]*\\b${name}\\b`).test(GUIDE));
    expect(members('Chat').length).toBeGreaterThan(30);
    expect(members('ChatEvents').length).toBeGreaterThan(20);
    expect(missing).toEqual([]);
  });
});
