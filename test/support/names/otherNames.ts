import type { FileMode } from '../../../src/core/index.ts';
import { FOLDER_URI, MemoryWorkspace } from '../memoryWorkspace.ts';
import type { NodeMachine } from '../nodeMachine.ts';
import type { NodeFile } from '../nodeOptions.ts';
import { inValues } from '../renamedFolder.ts';

/** Folders of kubeadm's, and names that say nothing. */
const FOLDERS: readonly (readonly [string, string])[] = [
  ['etc/kubernetes/pki', 'etc/kubernetes/x1'],
  ['etc/kubernetes/manifests', 'etc/kubernetes/x2'],
];

/** Names of the things in kubeconfigs and pods. */
const ENTRIES =
  /^(?:(?:clusters|users|contexts)\.name|contexts\.context\.(?:cluster|user)|current-context|metadata\.(?:name|labels\..*)|spec\.(?:containers|volumes)\.name|spec\.containers\.volumeMounts\.name)$/;

/** The same machine under names that say nothing: of certificates and keys, their folder, manifests, kubeconfigs and all in them. */
export class OtherNames extends MemoryWorkspace {
  readonly #machine: NodeMachine;
  readonly #names: ReadonlyMap<string, string>;
  readonly #paths = new Map<string, string>();

  constructor(machine: NodeMachine) {
    super({});
    this.#machine = machine;
    this.#names = otherNames([...machine.files.keys()]);
    for (const [path, file] of withOtherEntries(machine.files)) {
      this.files.set(this.renamed(path), this.#renamedFile(file));
      this.#paths.set(this.renamed(path), path);
    }
    for (const path of machine.unreadable) this.unreadable.add(this.renamed(path));
  }

  /** A path, or a text with paths, as it is here. */
  renamed(text: string): string {
    const found = text.replace(FILE, (path) => this.#names.get(path) ?? path);
    return FOLDERS.reduce((next, [from, to]) => next.replaceAll(new RegExp(`${from}(?![\\w-])`, 'g'), to), found);
  }

  async mode(uri: string): Promise<FileMode> {
    const path = this.path(uri);
    const folder = FOLDERS.reduce((next, [from, to]) => next.replace(to, from), path);
    return this.#machine.mode(this.uri(this.#paths.get(path) ?? folder));
  }

  override machinePath(uri: string): string {
    return `${this.#machine.machinePath(FOLDER_URI).replace(/\/$/, '')}/${this.path(uri)}`;
  }

  #renamedFile(file: NodeFile): NodeFile {
    if (!(file instanceof Uint8Array)) return { linkTo: this.renamed(file.linkTo) };
    const text = Buffer.from(file).toString('latin1');
    return text.startsWith('-----BEGIN ') ? file : Buffer.from(this.renamed(text), 'latin1');
  }
}

/** A file of kubeadm's, below a folder or in a text. What the kubelet writes has fixed names; kubeadm's break-glass file is known by its own. */
const FILE =
  /(?<![\w.-])(?:etc\/kubernetes\/|(?<!\/)(?=pki\/))(?:pki\/(?:etcd\/)?[\w-]+\.(?:crt|key|pub|csr)|(?!super-)[\w-]+\.conf|manifests\/[\w-]+\.yaml)(?![\w-]|\.\w|\/)/g;

/** Pairs keep one name, and all sort as before. */
function otherNames(paths: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const found = new Set(paths.flatMap((path) => path.match(FILE) ?? []));
  const stems = new Map<string, string>();
  for (const path of [...found].sort()) {
    const [, folder = '', name = '', suffix = ''] = /^(.*\/)([^/]+?)(\.\w+)$/.exec(path) ?? [];
    const isPair = folder.includes('pki/');
    const stem = isPair ? `${folder}${name}` : path;
    const other = stems.get(stem) ?? `a${String(stems.size).padStart(3, '0')}x`;
    stems.set(stem, other);
    names.set(path, `${folder}${other}${suffix}`);
    if (isPair)
      names.set(path.replace('etc/kubernetes/', ''), `${folder}${other}${suffix}`.replace('etc/kubernetes/', ''));
  }
  return names;
}

function withOtherEntries(files: ReadonlyMap<string, NodeFile>): ReadonlyMap<string, NodeFile> {
  const others = new Map<string, string>();
  const isOfNode = ([path]: readonly [string, NodeFile]) => /\/manifests\/|\.conf$|\.kube\/config$/.test(path);
  const renamed = inValues(new Map([...files].filter(isOfNode)), (value, field) => {
    if (!ENTRIES.test(field) || value === '') return value;
    const other = others.get(value) ?? `n${others.size + 10}`;
    others.set(value, other);
    return other;
  });
  return new Map([...files, ...renamed]);
}
