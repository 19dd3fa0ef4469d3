import { chmodSync, existsSync, lstatSync, readFileSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
import { chmod, cp, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Change, Kind, Stage } from './change.ts';
import { pickFrom } from './pickFrom.ts';

const FOLDERS = ['etc/kubernetes/pki/etcd', 'etc/kubernetes/pki', 'etc/kubernetes/manifests', 'var/lib/kubelet', 'etc'];

export const deleteFile: Kind = (stage) => away(stage, pickFrom(stage, /./));

export const deleteFolder: Kind = (stage) => away(stage, pickFolder(stage));

export const removeNode: Kind = (stage) => {
  const nodes = stage.nodes();
  return nodes.length === 0 ? undefined : away(stage, stage.draw.pick(nodes));
};

/** A file gets another name, in its folder or in another one. */
export const renameFile: Kind = (stage) => {
  const file = pickFrom(stage, /./);
  if (file === undefined) return undefined;
  const { dir, name, ext } = path.parse(file);
  const to = stage.draw.pick([
    `${file}.bak`,
    `${dir}/${name}-${stage.step}${ext}`,
    `${path.dirname(dir)}/${name}${ext}`,
  ]);
  return moved(stage, file, to);
};

export const renameFolder: Kind = (stage) => {
  const folder = pickFolder(stage);
  return folder === undefined ? undefined : moved(stage, folder, `${folder}${stage.draw.pick(['-away', '.bak', '2'])}`);
};

/** A whole node, which moves to another cluster's folder. */
export const renameNode: Kind = (stage) => {
  const nodes = stage.nodes();
  if (nodes.length === 0) return undefined;
  const node = stage.draw.pick(nodes);
  return moved(stage, node, `${path.dirname(stage.draw.pick(nodes))}/moved-${stage.step}`);
};

/** A copy of a node next to it, as people make before they change it. */
export const addNode: Kind = (stage) => {
  const nodes = stage.nodes();
  if (nodes.length === 0) return undefined;
  const from = stage.draw.pick(nodes);
  const to = `${path.dirname(from)}/${stage.draw.pick(['copy', 'backup', 'added'])}-${stage.step}`;
  const whole = path.join(stage.folder, to);
  return {
    title: `copy ${from} to ${to}`,
    holds: [from, to],
    act: async () => {
      await cp(path.join(stage.folder, from), whole, { recursive: true, verbatimSymlinks: true });
      await stage.showFolder(to);
    },
    mend: { title: `delete ${to}`, act: () => rm(whole, { recursive: true }) },
  };
};

/** A file becomes a link: to a file in its folder, to one of the node by its path there, or to nothing. */
export const linkFile: Kind = (stage) => {
  const file = pickFrom(stage, /\.(crt|key|conf|yaml)$/);
  if (file === undefined) return undefined;
  const whole = path.join(stage.folder, file);
  const before = readFileSync(whole);
  const to = stage.draw.pick([
    'ca.crt',
    '/etc/kubernetes/pki/ca.crt',
    '/var/lib/kubelet/config.yaml',
    '../nowhere.crt',
  ]);
  return {
    title: `make ${file} a link to ${to}`,
    holds: [file],
    act: async () => {
      await unlink(whole);
      await symlink(to, whole);
    },
    mend: {
      title: `write back ${file} for a link`,
      act: async () => {
        await unlink(whole);
        await writeFile(whole, before);
      },
    },
  };
};

/** The kubelet's link is turned to nothing, to a file of another name, or away. */
export const turnLink: Kind = (stage) => {
  const nodes = stage.nodes();
  if (nodes.length === 0) return undefined;
  const node = stage.draw.pick(nodes);
  const link = `${node}/var/lib/kubelet/pki/kubelet-client-current.pem`;
  const whole = path.join(stage.folder, link);
  if (!existsLink(whole)) return undefined;
  const before = readlinkSync(whole);
  const to = stage.draw.pick(['kubelet.crt', '/var/lib/kubelet/pki/kubelet.key', '/nowhere.pem', '']);
  const turn = async (target: string) => {
    await rm(whole, { force: true });
    if (target !== '') symlinkSync(target, whole);
  };
  return {
    title: `turn ${link} to ${to === '' ? 'nothing' : to}`,
    holds: [link],
    act: () => turn(to),
    mend: { title: `turn ${link} back`, act: () => turn(before) },
  };
};

/** The mode of a file, which only matters where modes are looked at. */
export const changeMode: Kind = (stage) => {
  const file = pickFrom(stage, /\.(key|conf|yaml|crt)$/);
  if (file === undefined) return undefined;
  const whole = path.join(stage.folder, file);
  const before = statSync(whole).mode & 0o777;
  const mode = stage.draw.pick([0o600, 0o666, 0o640]);
  return {
    title: `chmod ${mode.toString(8)} ${file}`,
    holds: [file],
    act: () => chmod(whole, mode),
    mend: { title: `chmod ${file} back`, act: async () => chmodSync(whole, before) },
  };
};

/** Also one that leads nowhere. */
function existsLink(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

function pickFolder(stage: Stage): string | undefined {
  const nodes = stage.nodes();
  return nodes.length === 0 ? undefined : `${stage.draw.pick(nodes)}/${stage.draw.pick(FOLDERS)}`;
}

function away(stage: Stage, from: string | undefined): Change | undefined {
  if (from === undefined || !stage.isFree(from)) return undefined;
  const whole = path.join(stage.folder, from);
  if (!existsSync(whole)) return undefined;
  const aside = path.join(stage.aside, String(stage.step), path.basename(from));
  return {
    title: `delete ${from}`,
    holds: [from],
    act: async () => {
      await cp(whole, aside, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
      await rm(whole, { recursive: true });
    },
    mend: {
      title: `bring back ${from}`,
      act: async () => {
        await cp(aside, whole, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
        await rm(aside, { recursive: true });
        if (statSync(whole).isDirectory()) await stage.showFolder(from);
      },
    },
  };
}

function moved(stage: Stage, from: string, to: string): Change | undefined {
  if (!stage.isFree(from) || !stage.isFree(to)) return undefined;
  const [there, here] = [path.join(stage.folder, from), path.join(stage.folder, to)];
  if (!existsSync(there) || existsSync(here)) return undefined;
  const move = async (before: string, after: string, name: string) => {
    await rename(before, after);
    if (statSync(after).isDirectory()) await stage.showFolder(name);
  };
  return {
    title: `rename ${from} to ${to}`,
    holds: [from, to],
    act: () => move(there, here, to),
    mend: { title: `rename ${to} back to ${from}`, act: () => move(here, there, from) },
  };
}
