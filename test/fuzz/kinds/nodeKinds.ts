import { createInspector, DEFAULT_SETTINGS } from '../../../src/core/index.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../support/memoryWorkspace.ts';
import type { NodeFile } from '../../support/nodeOptions.ts';
import { throwContained } from '../check/contained.ts';
import type { Corpus } from '../corpus/makeCorpus.ts';
import { ENVIRONMENT_TEXTS, KUBEADM_TEXTS, UNIT_TEXTS } from '../corpus/texts.ts';
import type { Draw } from '../draw.ts';
import type { Input, Kind, Outcome } from '../kind.ts';
import { mutateBytes } from '../mutate/bytes.ts';
import { mutateText } from '../mutate/text.ts';
import { examineReport } from './examineReport.ts';

const encode = (text: string) => new TextEncoder().encode(text);

/** Whole workspaces: a few files of a node changed, a few files alone, or what once cost far more than it is long. */
export function nodeKinds({ node, objects, keyStores, certificates, costly, now }: Corpus): readonly Kind[] {
  const files = [...node].flatMap(([path, content]) =>
    content instanceof Uint8Array ? [[path, content] as const] : [],
  );
  const strangers: readonly (readonly [string, Uint8Array])[] = [
    ...objects.map((text, at) => [`work/object-${at}.yaml`, encode(text)] as const),
    ...KUBEADM_TEXTS.map((text, at) => [`etc/kubernetes/kubeadm-${at}.yaml`, encode(text)] as const),
    ...UNIT_TEXTS.map((text, at) => [`etc/systemd/system/unit-${at}.service`, encode(text)] as const),
    ...ENVIRONMENT_TEXTS.map((text, at) => [`etc/etcd-${at}.env`, encode(text)] as const),
    ...keyStores.map((bytes, at) => [`work/store-${at}.p12`, bytes] as const),
    ...certificates.slice(0, 40).map((bytes, at) => [`work/odd-${at}.crt`, bytes] as const),
  ];
  const changed = (draw: Draw) => {
    const [path, bytes] = draw.chance(3) ? draw.pick(strangers) : draw.pick(files);
    const isText = !bytes.includes(0);
    if (!isText || draw.chance(6)) return [path, mutateBytes(bytes, draw)] as const;
    return [path, encode(mutateText(new TextDecoder().decode(bytes), draw))] as const;
  };
  /** Now and then under a name that was changed too. */
  const named = (draw: Draw) => {
    const [path, bytes] = changed(draw);
    return [draw.chance(6) ? nameOf(path, draw) : path, bytes] as const;
  };
  const make = (most: number) => (draw: Draw) => Array.from({ length: 1 + draw.small(most) }, () => named(draw));
  const costs = (draw: Draw) =>
    draw.pick(costly).map(([path, bytes]) => {
      if (draw.chance(2)) return [path, bytes] as const;
      const isText = !bytes.includes(0);
      return [
        path,
        isText ? encode(mutateText(new TextDecoder().decode(bytes), draw)) : mutateBytes(bytes, draw),
      ] as const;
    });
  return [
    { name: 'costly', weight: 2, make: costs, run: (input, draw) => inspectAll(new Map(), input, now, draw) },
    { name: 'node', weight: 1.2, make: make(4), run: (input, draw) => inspectAll(node, input, now, draw) },
    { name: 'workspace', weight: 4, make: make(5), run: (input, draw) => inspectAll(new Map(), input, now, draw) },
  ];
}

/** Another name that a file system could hold; the suffix is kept, so that the file is looked at. */
function nameOf(path: string, draw: Draw): string {
  const at = path.lastIndexOf('/') + 1;
  const dot = Math.max(at, path.lastIndexOf('.'));
  const name = mutateText(path.slice(at, dot), draw).replaceAll(/[/\0]/g, '_');
  return `${path.slice(0, at)}${name.slice(0, 200)}${path.slice(dot)}`;
}

async function inspectAll(base: ReadonlyMap<string, NodeFile>, input: Input, now: Date, draw: Draw): Promise<Outcome> {
  const said: string[] = [];
  const log = { debug: say, info: say, warn: say };
  const fileSystem = new MemoryWorkspace(new Map<string, NodeFile>([...base, ...input]));
  const inspector = createInspector({ fileSystem, now: () => now.getTime(), log });
  const report = await inspector.inspect({ ...DEFAULT_SETTINGS, folders: [{ uri: FOLDER_URI, name: 'workspace' }] });
  if (!report) throw new Error('The inspection was stopped.');
  throwContained(said);
  const { texts, places } = await examineReport(report, draw);
  return { texts: [...texts, ...said], places };

  function say(message: string): void {
    said.push(message);
  }
}
