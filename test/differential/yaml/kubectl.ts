import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childOf, itemsAt, textAt } from '../../../src/core/formats/yaml/access.ts';
import type { YamlNode } from '../../../src/core/formats/yaml/node.ts';
import { parseYaml } from '../../../src/core/formats/yaml/parseYaml.ts';
import { plainValue, readingOf } from './compare.ts';
import type { Readings } from './judge.ts';

interface Outcome {
  readonly output: string;
  readonly error: string;
}

type Json = Readonly<Record<string, unknown>>;

/** How the real kubectl reads a file otherwise than we do, as a manifest and as a kubeconfig; empty if it reads alike. */
export async function differencesOfKubectl(
  kubectl: string,
  file: Uint8Array,
  readings: Readings,
): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'kubernetes-pki-yaml-'));
  try {
    const path = join(folder, 'file');
    await writeFile(path, file);
    const manifest = run(kubectl, folder, [
      'label',
      '--local',
      '--dry-run=client',
      '--overwrite',
      '-f',
      path,
      'zz=1',
      '-o',
      'json',
    ]);
    const kubeconfig = run(kubectl, folder, ['config', 'view', '--raw', '--kubeconfig', path, '-o', 'json']);
    return [
      ...asManifest(file, await manifest),
      ...asKubeconfig(file, await kubeconfig, readings.clientGo.typeError),
    ].filter((difference) => difference !== undefined);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function run(kubectl: string, home: string, words: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(kubectl, words, { env: { HOME: home }, timeout: 60_000 }, (_, output, error) =>
      resolve({ output, error }),
    );
  });
}

/** kubectl goes on after a document that is no object, and stops at the first that cannot be read. */
function asManifest(file: Uint8Array, { output, error }: Outcome): readonly (string | undefined)[] {
  const ours = readingOf(file, 'kubectl');
  const isRefused = /^error: error parsing |^error parsing /m.test(error);
  if (isRefused !== ours.problems.length > 0) {
    return [`label --local ${isRefused ? 'refuses' : 'reads'}: ${error.slice(0, 200)}`];
  }
  if (ours.documents.some(({ root }) => isDeep(root))) return [];
  const objects = ours.documents.flatMap(({ root }) => objectsIn(root)).map((root) => withoutLabel(plainValue(root)));
  const printed = parseYaml(output).documents.map(({ root }) => withoutLabel(plainValue(root)));
  if (error === '' && printed.length !== objects.length) return [`label --local prints ${printed.length} objects`];
  return printed.map((object) => {
    const isOurs = objects.some((one) => JSON.stringify(one) === JSON.stringify(object));
    return isOurs ? undefined : `label --local prints ${JSON.stringify(object).slice(0, 200)}`;
  });
}

function objectsIn(root: YamlNode): readonly YamlNode[] {
  const items = childOf(root, 'items');
  return items?.kind === 'seq' && (textAt(root, 'kind') ?? '').endsWith('List') ? items.items : [root];
}

/** The value with its keys in order, without the label that was added and what it was put into. */
function withoutLabel(value: unknown): unknown {
  const { metadata, ...rest } = isObject(value) ? value : {};
  const { labels, ...others } = isObject(metadata) ? metadata : {};
  const { zz: _, ...own } = isObject(labels) ? labels : {};
  const kept = Object.keys(own).length > 0 ? { ...others, labels: own } : others;
  return inOrder(Object.keys(kept).length > 0 ? { ...rest, metadata: kept } : rest);
}

/** Maximum nesting of documents that are compared through kubectl: JSON.stringify is recursive. The judge compares deeper ones. */
const DEEPEST = 500;

function isDeep(root: YamlNode): boolean {
  const rest: (readonly [YamlNode, number])[] = [[root, 0]];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const [node, depth] = next;
    if (depth > DEEPEST) return true;
    const inner = node.kind === 'seq' ? node.items : node.kind === 'map' ? node.entries.map(({ value }) => value) : [];
    for (const one of inner) rest.push([one, depth + 1]);
  }
  return false;
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, inOrder(value[key])]),
  );
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asKubeconfig(file: Uint8Array, { output, error }: Outcome, typeError: string | undefined): readonly string[] {
  const ours = readingOf(file, 'clientGo');
  if (ours.problems.length > 0) return error === '' ? ['config view reads'] : [];
  if (error !== '') return typeError === undefined ? [`config view refuses: ${error.slice(0, 200)}`] : [];
  const [root] = ours.documents.map((document) => document.root);
  const [view] = parseYaml(output).documents.map((document) => document.root);
  const own = clustersOf(root);
  const shown = clustersOf(view);
  return JSON.stringify(own) === JSON.stringify(shown) ? [] : [`config view shows ${JSON.stringify(shown)}`];
}

/** The context in use, and each cluster with its server; the last of several that have the same name. */
function clustersOf(root: YamlNode | undefined): readonly unknown[] {
  const clusters = itemsAt(root, 'clusters').map((item) => [
    textAt(item, 'name') ?? '',
    textAt(item, 'cluster', 'server') ?? '',
  ]);
  return [textAt(root, 'current-context') ?? '', ...[...Object.entries(Object.fromEntries(clusters))].sort()];
}
