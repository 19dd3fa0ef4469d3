import { FAULTS, type Fault, faultyNode } from '../../support/faults.ts';
import { drawDesign } from '../../support/generator/design.ts';
import type { GeneratedFault } from '../../support/generator/faults/fault.ts';
import { GENERATED_FAULTS, faultyNode as generatedNode } from '../../support/generator/faults.ts';
import { releaseOf } from '../../support/generator/release.ts';
import type { NodeFiles } from '../../support/nodeOptions.ts';
import type { NodeIdentity } from './nodeShell.ts';

/** A node with one fault. */
export interface FaultyCase {
  readonly id: string;
  readonly files: NodeFiles;
  readonly node: NodeIdentity;
  /** The expected rule; absent if a fault may be reported in several ways. */
  readonly rule?: string;
  /** The node without the fault, where something is reported of that too. */
  readonly unbroken?: NodeFiles;
}

/** Not drawn: the commands for k3s and RKE2 are those of other programs. */
type Runs = 'kubeadm' | 'pods' | 'units';

const KINDS: readonly Runs[] = ['kubeadm', 'pods', 'units'];

/** Nodes of each kind. */
const EACH = 3;

/** Seeds among which they are looked for; most faults find theirs among the first. */
const SEEDS = 120;

/** Each fault of the unit tests, on the node that kubeadm of the release makes, and each of the generator's, on three nodes of each kind. */
export function faultyCases(release: string): readonly (() => Promise<readonly FaultyCase[]>)[] {
  return [
    ...FAULTS.map((fault) => async () => [await knownCase(fault, release)]),
    ...GENERATED_FAULTS.map((fault, at) => () => generatedCases(fault, at, release)),
  ];
}

async function knownCase({ id, expect }: Fault, release: string): Promise<FaultyCase> {
  const { files, settings } = await faultyNode(id, { now: new Date() });
  const node = { name: settings.nodeName, addresses: [settings.advertiseAddress] };
  return { id, files: ofRelease(files, release), node, rule: expect.rule };
}

/** The images of the components, by which the release of a node is known. */
function ofRelease(files: NodeFiles, release: string): NodeFiles {
  return new Map(
    [...files].map(([name, content]) => {
      if (!(content instanceof Uint8Array) || !name.includes('/manifests/')) return [name, content];
      const text = Buffer.from(content).toString('latin1');
      return [name, Buffer.from(text.replace(/(image: \S+\/kube-[a-z-]+:)v[\d.]+/, `$1${release}`), 'latin1')];
    }),
  );
}

async function generatedCases(fault: GeneratedFault, at: number, release: string): Promise<readonly FaultyCase[]> {
  const [, minor = '', patch = ''] = /^v1\.(\d+)\.(\d+)$/.exec(release) ?? [];
  const wanted = { now: new Date(), release: releaseOf(Number(minor), Number(patch)) };
  const found: (FaultyCase & { readonly kind: string })[] = [];
  for (let step = 0; step < SEEDS && found.length < KINDS.length * EACH; step++) {
    const seed = (at * 7 + step) % SEEDS;
    const { layout, nodeName, address } = drawDesign(seed);
    const kind = KINDS.find((one) => one === layout.runs);
    if (kind === undefined || layout.name === 'rke2') continue;
    if (found.filter((one) => one.kind === kind).length === EACH) continue;
    const made = await generatedNode(seed, fault, wanted);
    const unbroken = made && (await generatedNode(seed, NO_FAULT, wanted));
    if (!made || !unbroken) continue;
    const node = { name: nodeName, addresses: [address] };
    const id = `${fault.id}, ${layout.name}, seed ${seed}`;
    found.push({ id, kind, files: made.files, node, unbroken: unbroken.files });
  }
  return found;
}

const NO_FAULT: GeneratedFault = { id: 'none', apply: () => ({ paths: [] }) };
