import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/** A look-up that a reader made in a YAML tree: below which node, and by which keys. */
export interface Asked {
  /** Kind and span of the node, which tell where it stands in its text; undefined if the reader had none. */
  readonly node: { readonly kind: string; readonly span: { readonly start: number; readonly end: number } } | undefined;
  readonly keys: readonly string[];
  readonly wantsList: boolean;
  /** The source file of the reader. */
  readonly reader: string;
}

type Readers = typeof import('../../src/core/kubernetes/decode/readKubernetes.ts');

/** A second copy of the readers, whose look-ups are recorded: `?recorded` is handed on to all that they import. */
const MARK = '?recorded';
const ACCESS = /\/src\/core\/formats\/yaml\/access\.ts\?recorded$/;

const asked: Asked[] = [];

/** Reads a file with the product's readers and returns every field they looked up. `name` is its path on the node. */
export async function askedFields(text: string, name: string): Promise<readonly Asked[]> {
  const { readDocuments } = await readers();
  asked.length = 0;
  await readDocuments(text, `memory:/${name}`, { separatesEmbedded: true });
  return asked.slice();
}

let loaded: Promise<Readers> | undefined;

function readers(): Promise<Readers> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Readers> {
  Object.assign(globalThis, { recordAsked });
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const resolved = next(specifier, context);
      const isOurs = context.parentURL?.endsWith(MARK) === true && resolved.url.startsWith('file:');
      return isOurs && !resolved.url.includes('/node_modules/') && !resolved.url.includes('?')
        ? { ...resolved, url: `${resolved.url}${MARK}` }
        : resolved;
    },
    load(url, context, next) {
      if (!ACCESS.test(url)) return next(url, context);
      return { format: 'module', source: recordingAccess(url.slice(0, -MARK.length)), shortCircuit: true };
    },
  });
  const url = new URL(`../../src/core/kubernetes/decode/readKubernetes.ts${MARK}`, import.meta.url);
  const loadedReaders: Readers = await import(url.href);
  hooks.deregister();
  return loadedReaders;
}

/** The module of look-ups with every one of its functions recorded but `located`, whose text is no key. */
function recordingAccess(url: string): string {
  const source = readFileSync(fileURLToPath(url), 'utf8');
  const names = [...source.matchAll(/^export function (\w+)/gm)].map(([, name = '']) => name);
  const exported = names.map((name) =>
    name === 'located'
      ? 'export const located = real.located;'
      : `export const ${name} = (...given) => { recordAsked('${name}', given, new Error().stack); return real.${name}(...given); };`,
  );
  return [`import * as real from '${url}?plain';`, ...exported].join('\n');
}

function recordAsked(name: string, [node, ...keys]: readonly unknown[], stack: string): void {
  const [, reader = ''] = /src\/core\/((?!formats\/yaml\/access)[\w/]+\.ts)\?recorded/.exec(stack) ?? [];
  const names = keys.filter((key) => typeof key === 'string');
  asked.push({ node: node as Asked['node'], keys: names, wantsList: name === 'itemsAt', reader });
}
