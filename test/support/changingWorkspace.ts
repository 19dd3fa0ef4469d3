import { buildCluster, buildNode } from './kubeadmNode.ts';
import { MemoryWorkspace } from './memoryWorkspace.ts';
import { DAY, type NodeFile } from './nodeOptions.ts';

/** A number below the limit; the same ones for the same seed (mulberry32). */
export type Random = (limit: number) => number;

export function seeded(seed: number): Random {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

/** The effect of a step: on the contents of which files, or on their existence. */
export interface Step {
  readonly title: string;
  /** Paths; absent if files came, went or moved. */
  readonly changed?: readonly string[];
}

/**
 * A workspace of two clusters, a third node, loose files, and a folder `shared/etcd` that may stand for /etc/kubernetes/pki/etcd. It
 * changes step by step as people, tools and time change one. What is YAML stays so: of a document that is broken for a moment the last
 * good state is shown, which only the one who saw it knows.
 */
export class ChangingWorkspace extends MemoryWorkspace {
  readonly #random: Random;
  now: number;

  private constructor(files: ReadonlyMap<string, NodeFile>, now: Date, random: Random) {
    super(files);
    this.now = now.getTime();
    this.#random = random;
  }

  static async make(now: Date, random: Random): Promise<ChangingWorkspace> {
    const shared = { now, keyAlgorithm: 'ECDSA-P256' } as const;
    const first = await buildCluster({ ...shared, nodes: 2 });
    const second = await buildCluster({ ...shared, nodes: 2, network: '10.9.9', clusterName: 'second' });
    const single = await buildNode({
      ...shared,
      nodeName: 'single',
      clusterName: 'third',
      advertiseAddress: '10.7.7.7',
    });
    const files = new Map<string, NodeFile>();
    const roots = { 'one/a': first[0], 'one/b': first[1], 'two/a': second[0], 'two/b': second[1], single };
    for (const [root, node] of Object.entries(roots)) {
      for (const [path, file] of node ?? []) files.set(`${root}/${path}`, file);
    }
    for (const name of ['ca.crt', 'apiserver.crt', 'sa.pub']) {
      const file = single.get(`etc/kubernetes/pki/${name}`);
      if (file) files.set(`loose/${name.replace('apiserver', 'server')}`, file);
    }
    for (const [path, file] of first[0] ?? []) {
      if (path.startsWith('etc/kubernetes/pki/etcd/')) files.set(path.replace('etc/kubernetes/pki', 'shared'), file);
    }
    files.set(
      'loose/notes.yaml',
      new TextEncoder().encode('kind: ConfigMap\napiVersion: v1\nmetadata:\n  name: notes\n'),
    );
    return new ChangingWorkspace(files, now, random);
  }

  /** Changes something, and tells what. */
  step(): Step {
    const kinds = [
      () => this.#editFlag(),
      () => this.#editFlag(),
      () => this.#comment(),
      () => this.#swapCertificate(),
      () => this.#damage(),
      () => this.#editKubeconfig(),
      () => this.#severalEdits(),
      () => this.#wait(),
      () => this.#remove(),
      () => this.#move(),
      () => this.#copy(),
      () => this.#moveFolder(),
      () => this.#link(),
    ];
    return this.#pick(kinds)();
  }

  #editFlag(): Step {
    const path = this.#pick(this.#paths(/manifests\/.*\.yaml$/));
    const lines = this.#text(path).split('\n');
    const flags = lines.flatMap((line, at) => (/^\s+- --/.test(line) ? at : []));
    const at = this.#pick(flags);
    const line = lines[at] ?? '';
    const others = this.#paths(/\/pki\/.*\.(crt|key)$/).map((one) => `/${one.slice(one.indexOf('etc/'))}`);
    const change = this.#pick([
      () => lines.splice(at, 1),
      () => lines.splice(at, 1, line.replace(/=.*/, `=${this.#pick(others)}`)),
      () =>
        lines.splice(
          at,
          1,
          line.replace(/\d+/, (digits) => String(Number(digits) + 1)),
        ),
      () => lines.splice(at, 0, line.replace('--', '--no-such-')),
    ]);
    change();
    this.write(path, lines.join('\n'));
    return { title: `edit ${path}: ${line.trim()}`, changed: [path] };
  }

  #comment(): Step {
    const path = this.#pick(this.#paths(/\.(yaml|conf|crt)$/));
    const rules = ['ca-shared-files-differ', 'cert-expired', 'flag-unknown', 'etcd-ca-mismatch', 'pem-bad-der'];
    const comment = `# kubernetes-pki-disable-${this.#pick(['file', 'next-line'])} ${this.#pick(rules)} -- tried`;
    this.write(path, `${comment}\n${this.#text(path)}`);
    return { title: `comment ${path}`, changed: [path] };
  }

  #swapCertificate(): Step {
    const path = this.#pickFile(/\.(crt|pub|key|pem)$/);
    const other = this.#pick(this.#paths(/\.(crt|pub|key|pem)$/));
    this.write(path, this.#text(other));
    return { title: `write ${other} over ${path}`, changed: [path] };
  }

  #damage(): Step {
    const path = this.#pickFile(/\.(crt|key)$/);
    const text = this.#text(path);
    this.write(path, text.length > 100 ? text.slice(0, this.#random(text.length)) : '');
    return { title: `cut ${path}`, changed: [path] };
  }

  #editKubeconfig(): Step {
    const path = this.#pick(this.#paths(/\.conf$/));
    const text = this.#text(path);
    const changed = this.#pick([
      () => text.replace(/server: https:\/\/[^:\n]*/, `server: https://10.${this.#random(2) + 8}.9.11`),
      () => text.replace(/client-certificate: .*/, 'client-certificate: /var/lib/kubelet/pki/kubelet.crt'),
      () => text.replace(/certificate-authority-data: .*/, 'certificate-authority: /etc/kubernetes/pki/etcd/ca.crt'),
      () => text.replace(/certificate-authority: .*/, 'certificate-authority: pki/ca.crt'),
    ])();
    this.write(path, changed);
    return { title: `edit ${path}`, changed: [path] };
  }

  #severalEdits(): Step {
    const steps = [this.#editFlag(), this.#swapCertificate(), this.#editKubeconfig()];
    const title = steps.map((step) => step.title).join(' and ');
    return { title, changed: steps.flatMap((step) => step.changed ?? []) };
  }

  #wait(): Step {
    const amount = this.#pick([1000, DAY / 2, 7 * DAY, 200 * DAY, 400 * DAY, -100 * DAY]);
    this.now += amount;
    return { title: `wait ${amount / DAY} days`, changed: [] };
  }

  #remove(): Step {
    const path = this.#random(4) === 0 ? this.#pickFile(/./) : this.#pick([...this.files.keys()]);
    this.files.delete(path);
    return { title: `remove ${path}` };
  }

  #move(): Step {
    const path = this.#pick(this.#paths(/./));
    const target = this.#pick([
      `${path}.bak`,
      path.replace('etc/kubernetes', 'saved'),
      path.replace(/^[^/]+/, 'moved'),
    ]);
    this.write(target, this.#text(path));
    this.files.delete(path);
    return { title: `move ${path} to ${target}` };
  }

  #copy(): Step {
    const path = this.#pick(this.#paths(/\/etc\//));
    const target = path.replace(/^.*?\/etc\//, `${this.#pick(['one/a', 'one/b', 'two/a', 'fresh'])}/etc/`);
    this.write(target, this.#text(path));
    return { title: `copy ${path} to ${target}` };
  }

  #link(): Step {
    const path = this.#pickFile(/./);
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const siblings = this.#paths(/./).filter((other) => other !== path && other.startsWith(folder));
    const linkTo = this.#pick([
      siblings.length > 0 ? this.#pick(siblings).slice(folder.length) : 'nowhere',
      '/etc/kubernetes/pki/ca.crt',
      '/var/lib/kubelet/config.yaml',
      '../nowhere.crt',
    ]);
    this.write(path, { linkTo });
    return { title: `link ${path} to ${linkTo}` };
  }

  #moveFolder(): Step {
    const folder = this.#pick(['one/b', 'two/a', 'single', 'one/b/etc/kubernetes/pki', 'two/b/var']);
    const target = this.#pick([folder, `${folder}-away`, `deep/${folder}`]);
    for (const [path, file] of [...this.files]) {
      if (!path.startsWith(`${folder}/`) || target === folder) continue;
      this.files.delete(path);
      this.write(`${target}${path.slice(folder.length)}`, file);
    }
    return { title: `move ${folder} to ${target}` };
  }

  /** A folder that several nodes share more often than chance would have it. */
  #pickFile(pattern: RegExp): string {
    const all = this.#paths(pattern);
    const shared = all.filter((path) => path.startsWith('shared/'));
    return this.#pick(shared.length > 0 && this.#random(3) === 0 ? shared : all);
  }

  #paths(pattern: RegExp): readonly string[] {
    return [...this.files].flatMap(([path, file]) => (file instanceof Uint8Array && pattern.test(path) ? path : []));
  }

  #text(path: string): string {
    const file = this.files.get(path);
    return file instanceof Uint8Array ? new TextDecoder().decode(file) : '';
  }

  #pick<Item>(items: readonly Item[]): Item {
    const item = items[this.#random(items.length)];
    if (item === undefined) throw new Error('There is nothing to choose from.');
    return item;
  }
}
