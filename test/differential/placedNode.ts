import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { NodeFiles } from '../support/nodeOptions.ts';
import { type Component, manifestPath, type NodePki } from '../support/nodePki.ts';

/** A node on the disk, with what its components would be started with. */
export interface PlacedNode {
  readonly pki: NodePki;
  readonly folder: string;
  /** The path on this disk of a path on the node. */
  at(path: string): string;
  flags(component: Component): ReadonlyMap<string, string>;
  /** Every flag in the manifest's order, some of them more than once. */
  flagList(component: Component): readonly (readonly [name: string, value: string])[];
  /** The file a flag names, as the component's container sees it: a path that is not mounted leads nowhere. */
  file(component: Component, flag: string): string | undefined;
  /** The same for a path. */
  mounted(component: Component, path: string): string;
  /** A component's text without what is particular to this disk. */
  plain(text: string): string;
}

/** Writes every file under the folder, the node's own unless others are given; an absolute link leads where it leads on the node. */
export async function placeNode(pki: NodePki, folder: string, files = pki.files): Promise<PlacedNode> {
  for (const [path, content] of files) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    if (content instanceof Uint8Array) await writeFile(target, content);
    else await link(content.linkTo.startsWith('/') ? folder + content.linkTo : content.linkTo, target);
  }
  const manifest = (component: Component) => textOf(files, manifestPath(component));
  const flagList = (component: Component) => readFlags(manifest(component));
  const flags = (component: Component) => new Map(flagList(component));
  const mounted = (component: Component, path: string) => {
    const isMounted = mountsOf(manifest(component)).some((mount) => `${path}/`.startsWith(`${mount}/`));
    return isMounted ? folder + path : `${folder}/not-mounted${path}`;
  };
  return {
    pki,
    folder,
    at: (path) => folder + path,
    flags,
    flagList,
    mounted,
    file: (component, flag) => {
      const path = flags(component).get(flag);
      return path === undefined ? undefined : mounted(component, path);
    },
    plain: (text) => text.replaceAll(`${folder}/not-mounted`, '').replaceAll(folder, ''),
  };
}

/** Throws if there is no such file. */
export function textOf(files: NodeFiles, path: string): string {
  const content = files.get(path);
  if (!(content instanceof Uint8Array)) throw new Error(`no such file: ${path}`);
  return new TextDecoder().decode(content);
}

/** Over what is there already as well. */
async function link(to: string, target: string): Promise<void> {
  await rm(target, { force: true });
  await symlink(to, target);
}

function readFlags(manifest: string): readonly (readonly [string, string])[] {
  return [...manifest.matchAll(/^ {4}- --([a-z0-9-]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]);
}

function mountsOf(manifest: string): readonly string[] {
  return [...manifest.matchAll(/^ {4}- mountPath: (.*)$/gm)].map(([, path = '']) => path);
}
