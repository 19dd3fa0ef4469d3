import { createPrivateKey } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Pair } from '../outside/questions.ts';
import type { Change, Kind, Stage } from './change.ts';
import { pickFrom } from './pickFrom.ts';

const LEAVES =
  /pki\/(apiserver|apiserver-kubelet-client|apiserver-etcd-client|front-proxy-client|etcd\/(server|peer|healthcheck-client))\.crt$/;
const KUBECONFIGS = /\/(admin|super-admin|controller-manager|scheduler)\.conf$/;
const SECOND = 1000;
const DAY = 86_400 * SECOND;

/** How long what is renewed is valid, from and to, in milliseconds from now on. The first is kubeadm's own. */
const VALIDITIES = {
  'for a year': [-5 * 60 * SECOND, 335 * DAY],
  'for ten days': [-DAY, 10 * DAY],
  'for seconds': [-DAY, 12 * SECOND],
  'in seconds': [9 * SECOND, 335 * DAY],
  'no more': [-9 * DAY, -DAY],
} as const;

/** `kubeadm certs renew`, of one certificate and its key. */
export const renewLeaf: Kind = (stage) => {
  const file = pickFrom(stage, LEAVES);
  if (file === undefined) return undefined;
  const keyFile = file.replace(/crt$/, 'key');
  if (!stage.isFree(keyFile) || !existsSync(path.join(stage.folder, keyFile))) return undefined;
  return renew(stage, file, [file, keyFile], ({ certificate, key }) => [certificate, key]);
};

/** The same of a kubeconfig. */
export const renewKubeconfig: Kind = (stage) => {
  const file = pickFrom(stage, KUBECONFIGS);
  if (file === undefined) return undefined;
  const text = read(stage, file);
  return renew(stage, file, [file], ({ certificate, key }) => [
    text
      .replace(/client-certificate-data: .*/, `client-certificate-data: ${base64(certificate)}`)
      .replace(/client-key-data: .*/, `client-key-data: ${base64(key)}`),
  ]);
};

function renew(
  stage: Stage,
  file: string,
  files: readonly string[],
  contents: (pair: Pair) => readonly string[],
): Change | undefined {
  const node = placeOf(file);
  const authority = node && authorityOf(stage, node.root, file);
  if (!node || !authority) return undefined;
  const name = stage.draw.chance(2)
    ? 'for a year'
    : stage.draw.pick(Object.keys(VALIDITIES) as (keyof typeof VALIDITIES)[]);
  const [from, to] = VALIDITIES[name];
  const before = files.map((one) => read(stage, one));
  const write = (texts: readonly string[]) => writeAll(stage, files, texts);
  return {
    title: `renew ${file}, valid ${name}`,
    holds: name === 'for a year' ? [] : files,
    act: async () => {
      const now = Date.now();
      const wish = { ...node, authority, notBefore: now + from, notAfter: now + to };
      await write(contents(await stage.outside.leaf(wish)));
    },
    mend: name === 'for a year' ? undefined : { title: `take back the renewed ${file}`, act: () => write(before) },
  };
}

/** The kubelet renews its client certificate: a new dated file, and the link turned to it in one step, as client-go does. */
export const rotateKubelet: Kind = (stage) => {
  const nodes = stage.nodes().filter((one) => stage.isFree(`${one}/var/lib/kubelet/pki`));
  if (nodes.length === 0) return undefined;
  const root = stage.draw.pick(nodes);
  const folder = path.join(stage.folder, root, 'var/lib/kubelet/pki');
  const place = placeOf(`${root}/var/lib/kubelet/pki/kubelet-client-current.pem`);
  const authority = authorityOf(stage, root, 'ca');
  const link = lstatSync(path.join(folder, 'kubelet-client-current.pem'), { throwIfNoEntry: false });
  if (!place || !authority || !link?.isSymbolicLink()) return undefined;
  const day = new Date(Date.UTC(2026, 0, 1) + stage.step * 60_000).toISOString();
  const name = `kubelet-client-${day.slice(0, 19).replace('T', '-').replaceAll(':', '-')}.pem`;
  return {
    title: `rotate the kubelet of ${root} to ${name}`,
    holds: [],
    act: async () => {
      const now = Date.now();
      const wish = { ...place, authority, notBefore: now - 300 * SECOND, notAfter: now + 335 * DAY };
      const { certificate, key } = await stage.outside.leaf(wish);
      const current = path.join(folder, 'kubelet-client-current.pem');
      const before = path.basename(readlinkSync(current));
      await writeFile(path.join(folder, name), certificate + key);
      const fresh = path.join(folder, 'kubelet-client-updated.pem');
      await symlink(`/var/lib/kubelet/pki/${name}`, fresh);
      await rename(fresh, current);
      // The kubelet keeps them all; here a node is to stay as large as it was.
      if (before !== name) await rm(path.join(folder, before), { force: true });
    },
  };
};

/** A new cluster CA with a new key, on one node or on all nodes of its cluster, while everything else still trusts the old one. */
export const rotateAuthority: Kind = (stage) => {
  const [name, commonName] = stage.draw.pick([
    ['ca', 'kubernetes'],
    ['front-proxy-ca', 'front-proxy-ca'],
    ['etcd/ca', 'etcd-ca'],
  ] as const);
  const first = pickFrom(stage, new RegExp(`pki/${name}\\.crt$`));
  const place = first === undefined ? undefined : placeOf(first);
  if (!place) return undefined;
  const cluster = path.dirname(place.root);
  const isWhole = stage.draw.chance(2);
  const roots = isWhole
    ? readdirSync(path.join(stage.folder, cluster))
        .sort()
        .map((node) => `${cluster}/${node}`)
    : [place.root];
  const files = roots.flatMap((root) => ['crt', 'key'].map((end) => `${root}/etc/kubernetes/pki/${name}.${end}`));
  if (!files.every((file) => stage.isFree(file) && existsSync(path.join(stage.folder, file)))) return undefined;
  const before = files.map((file) => read(stage, file));
  return {
    title: `rotate ${name} of ${isWhole ? cluster : place.root}`,
    holds: files,
    act: async () => {
      const { certificate, key } = await stage.outside.authority(commonName, Date.now() + 3650 * DAY);
      await writeAll(
        stage,
        files,
        files.map((file) => (file.endsWith('.crt') ? certificate : key)),
      );
    },
    mend: { title: `take back the rotated ${name} of ${cluster}`, act: () => writeAll(stage, files, before) },
  };
};

/** Which node of which cluster it was made for, wherever it lies now; undefined for a copy. */
function placeOf(file: string): { root: string; cluster: number; node: number; path: string } | undefined {
  const [, root, cluster, node, below] = /^(cluster-(\d+)\/node-(\d+))\/(.+)$/.exec(file) ?? [];
  if (root === undefined || below === undefined) return undefined;
  return { root, cluster: Number(cluster), node: Number(node), path: below };
}

/** The CA that signed the file, from the disk; undefined if it is not what it was. */
function authorityOf(stage: Stage, root: string, file: string): Pair | undefined {
  const isEtcd = /etcd/.test(file);
  const name = isEtcd ? 'etcd/ca' : /front-proxy/.test(file) ? 'front-proxy-ca' : 'ca';
  const [certificate = '', key = ''] = ['crt', 'key'].map((end) => `${root}/etc/kubernetes/pki/${name}.${end}`);
  if (!stage.isFree(certificate) || !stage.isFree(key)) return undefined;
  try {
    const pair = { certificate: read(stage, certificate), key: read(stage, key) };
    createPrivateKey(pair.key);
    return pair;
  } catch {
    return undefined;
  }
}

async function writeAll({ folder }: Stage, files: readonly string[], texts: readonly string[]): Promise<void> {
  for (const [at, file] of files.entries()) await writeFile(path.join(folder, file), texts[at] ?? '');
}

function read({ folder }: Stage, file: string): string {
  return readFileSync(path.join(folder, file), 'utf8');
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
