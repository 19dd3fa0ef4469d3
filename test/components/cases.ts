import type { Version } from '../../src/core/model/documents/version.ts';
import { Draw } from '../fuzz/draw.ts';
import { FAULTS } from '../support/faults.ts';
import { drawDesign, type NodeDesign } from '../support/generator/design.ts';
import type { GeneratedFault } from '../support/generator/faults/fault.ts';
import { faultyNodeOf, GENERATED_FAULTS } from '../support/generator/faults.ts';
import { openNode } from '../support/kubeadmNode.ts';
import type { NodeFiles, NodeOptions } from '../support/nodeOptions.ts';
import { minorOf, type Release } from './release.ts';

/** A node to run. */
export interface ComponentCase {
  /** Such as "17 kubeadm, etcd-server-expired". */
  readonly id: string;
  readonly nodeName: string;
  readonly files: NodeFiles;
  /** The files without the fault. */
  readonly correct: NodeFiles;
  /** The release that the predictions are about, in place of the one in the files. */
  readonly foretoldAs?: Version;
}

/** The node of a seed at a release: the same shape each time, with other keys and serial numbers. Made a month ago. */
export async function componentCase(seed: number, release: Release, now: Date): Promise<ComponentCase> {
  const made = seed % 3 === 0 ? await generatedCase(seed, release, now) : await kubeadmCase(seed, now);
  return { ...made, files: ofRelease(made.files, release), correct: ofRelease(made.correct, release) };
}

const CORRECT: GeneratedFault = { id: 'correct', apply: () => ({ paths: [] }) };

/** Layouts whose static pods lie where kubeadm has them, with an etcd of the node. */
const RUNNABLE = ['kubeadm', 'pods', 'minikube'];

/** A node of the generator, in one of several layouts. */
async function generatedCase(seed: number, release: Release, now: Date): Promise<ComponentCase> {
  const draw = new Draw(seed, 7);
  const own = { minor: minorOf(release), version: `v${release.kubernetes}`, etcd: `${release.etcd}-0` };
  const design: NodeDesign = { ...runnableDesign(seed, now), release: own };
  for (;;) {
    const fault = draw.chance(5) ? CORRECT : draw.pick(GENERATED_FAULTS);
    const faulty = await faultyNodeOf(design, fault);
    // Not every layout has a place for every fault.
    if (faulty === undefined) continue;
    const id = `${seed} ${design.layout.name}, ${design.keyAlgorithm}, ${fault.id}`;
    return { id, nodeName: design.nodeName, files: faulty.files, correct: faulty.correct };
  }
}

function runnableDesign(seed: number, now: Date): NodeDesign {
  for (let at = 0; ; at++) {
    const design = drawDesign(seed + at * 1_000_003, now);
    if (RUNNABLE.includes(design.layout.name) && design.members === undefined) return design;
  }
}

/** A node as kubeadm makes it, with none, one or two of the faults that the rules are tested with. */
async function kubeadmCase(seed: number, now: Date): Promise<ComponentCase> {
  const draw = new Draw(seed, 8);
  const node = await openNode({ ...drawOptions(draw), now });
  const correct = new Map(node.files);
  const applied: string[] = [];
  const wanted = draw.pick([0, 1, 1, 1, 2]);
  while (applied.length < wanted) {
    const fault = draw.pick(FAULTS);
    const before = new Map(node.files);
    try {
      await fault.apply(node);
    } catch (error) {
      // A fault may find nothing to change on this node.
      if (!(error instanceof Error && /^(no such file|no certificate|nothing changed)/.test(error.message)))
        throw error;
      node.files.clear();
      for (const [path, content] of before) node.files.set(path, content);
      continue;
    }
    applied.push(fault.id);
  }
  const title = applied.length === 0 ? 'correct' : applied.join(' + ');
  const id = `${seed} kubeadm, ${node.settings.keyAlgorithm}, ${title}`;
  return { id, nodeName: node.settings.nodeName, files: node.files, correct };
}

function drawOptions(draw: Draw): NodeOptions {
  const keyAlgorithm = draw.pick(['ECDSA-P256', 'ECDSA-P256', 'RSA-2048', 'ECDSA-P384', 'Ed25519'] as const);
  return {
    keyAlgorithm,
    // kube-apiserver signs no tokens with Ed25519.
    authorityAlgorithm: keyAlgorithm === 'Ed25519' ? 'ECDSA-P256' : keyAlgorithm,
    serverTLSBootstrap: draw.chance(3),
    kubeletConfEmbedded: draw.chance(4),
    caBundleRotation: draw.chance(8),
    intermediateCa: draw.chance(8),
    ipv6: draw.chance(8),
  };
}

/** Uses the images of the release, and the kubelet flags that its kubeadm writes, so that predictions are about the release that runs. */
export function ofRelease(files: NodeFiles, release: Release): NodeFiles {
  const { kubernetes, etcd } = release;
  const withImages = edited(files, (text) =>
    text
      .replace(/(image: \S*\/(?:kube-[a-z-]+|hyperkube)(?:-amd64)?:)v[\d.]+/g, `$1v${kubernetes}`)
      .replace(/(image: \S*\/etcd(?:-amd64)?:)[\d.]+(-\d+)?/g, `$1${etcd}-0`),
  );
  return withoutPauseImage(withImages, release);
}

/** The last minor release whose kubelet has `--pod-infra-container-image`. */
const LAST_WITH_PAUSE_IMAGE = 34;

/** Without the flag that `kubeadm upgrade`, or minikube, deletes if the kubelet no longer has it. */
export function withoutPauseImage(files: NodeFiles, release: Release): NodeFiles {
  if (minorOf(release) <= LAST_WITH_PAUSE_IMAGE) return files;
  return edited(files, (text) => text.replace(/ --pod-infra-container-image=[^\s"]+/g, ''));
}

function edited(files: NodeFiles, edit: (text: string) => string): NodeFiles {
  const changed: NodeFiles = new Map();
  for (const [path, content] of files) {
    const isText =
      content instanceof Uint8Array && /\.yaml$|kubeadm-flags\.env$|kubelet\.service(?:\.d\/[^/]+\.conf)?$/.test(path);
    changed.set(path, isText ? editedContent(content, edit) : content);
  }
  return changed;
}

/** Bytes that are no UTF-8 stay as they are. */
function editedContent(content: Uint8Array, edit: (text: string) => string): Uint8Array {
  const text = new TextDecoder().decode(content);
  const next = edit(text);
  return next === text ? content : new TextEncoder().encode(next);
}
