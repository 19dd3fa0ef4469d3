import {
  createInspector,
  DEFAULT_SETTINGS,
  type FileMode,
  type InspectorSettings,
  type Report,
} from '../../src/core/index.ts';
import { type CheckedFinding, checkedFindings } from './checkRule.ts';
import { openNode } from './kubeadmNode.ts';
import { FOLDER_URI, MemoryWorkspace } from './memoryWorkspace.ts';
import type { NodeOptions } from './nodeOptions.ts';
import type { NodePki } from './nodePki.ts';
import { kubeadmMode } from './writeNode.ts';

const ROOT = { uid: 0, gid: 0, owner: 'root', group: 'root' };

/** A workspace that is the "/" of a machine on which kubeadm left its files: all of root's, with kubeadm's modes. */
export class NodeMachine extends MemoryWorkspace {
  readonly #modes = new Map<string, FileMode>();
  /** The machine's files are a copy elsewhere, not at their real place. */
  isCopy = false;
  /** Every path whose mode was asked for. */
  readonly asked: string[] = [];

  /** Changes the mode, the owner, or both of a file or directory. */
  set(path: string, change: Partial<FileMode>): void {
    this.#modes.set(path, { ...this.#modeOf(path), ...change });
  }

  async mode(uri: string): Promise<FileMode> {
    this.asked.push(this.path(uri));
    return this.#modeOf(this.path(uri));
  }

  override machinePath(uri: string): string {
    return `${this.isCopy ? '/home/me/copy' : ''}/${this.path(uri)}`;
  }

  #modeOf(path: string): FileMode {
    const bits = this.files.has(path) ? kubeadmMode(path) : path === 'var/lib/etcd' ? 0o700 : 0o755;
    return this.#modes.get(path) ?? { bits, ...ROOT };
  }
}

/** A machine as kubeadm leaves it, with EC keys and the kubelet's drop-in. */
export async function openMachine(
  edit: (node: NodePki) => void | Promise<void> = () => {},
  options: NodeOptions = {},
): Promise<{ machine: NodeMachine; now: Date }> {
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256', systemdUnit: true, ...options });
  node.put('var/lib/etcd/member/snap/db', 'binary');
  await edit(node);
  return { machine: new NodeMachine(node.files), now: node.settings.now };
}

/** The files of two control-plane nodes of one cluster on another machine; `edit` changes the second. */
export async function openTwoNodes(
  edit: (node: NodePki) => void | Promise<void>,
): Promise<{ machine: NodeMachine; now: Date }> {
  const shared = { keyAlgorithm: 'ECDSA-P256', controlPlaneEndpoint: 'k8s-api.example.com:6443' } as const;
  const first = await openNode({ ...shared, nodeName: 'cp-1', advertiseAddress: '10.0.0.11' });
  const second = await openNode({
    ...shared,
    nodeName: 'cp-2',
    advertiseAddress: '10.0.0.12',
    joined: true,
    etcdMembers: ['cp-1=https://10.0.0.11:2380'],
  });
  await edit(second);
  const nodes = [first, second].flatMap(({ files, settings }) =>
    [...files].map(([path, file]) => [`${settings.nodeName}/${path}`, file] as const),
  );
  const machine = new NodeMachine(new Map(nodes));
  machine.isCopy = true;
  return { machine, now: first.settings.now };
}

/** All that is found on the machine. Throws if a rule crashed or something was warned about. */
export async function inspectMachine(
  machine: MemoryWorkspace,
  now: Date,
  settings: Partial<InspectorSettings> = {},
): Promise<readonly CheckedFinding[]> {
  return checkedFindings(await reportOfMachine(machine, now, settings), machine);
}

/** The report itself. */
export async function reportOfMachine(
  machine: MemoryWorkspace,
  now: Date,
  settings: Partial<InspectorSettings> = {},
): Promise<Report> {
  const warnings: string[] = [];
  const log = { debug() {}, info() {}, warn: (message: string) => void warnings.push(message) };
  const inspector = createInspector({ fileSystem: machine, now: () => now.getTime(), log });
  const folders = [{ uri: FOLDER_URI, name: 'machine' }];
  const report = await inspector.inspect({ ...DEFAULT_SETTINGS, folders, ...settings });
  if (!report || warnings.length > 0) throw new Error(warnings.join('\n'));
  return report;
}

/** The findings of one rule about kubeadm's machine after a change. */
export async function machineFindings(
  rule: string,
  change: (machine: NodeMachine) => void = () => {},
  settings: Partial<InspectorSettings> = {},
  edit?: (node: NodePki) => void,
): Promise<readonly CheckedFinding[]> {
  const { machine, now } = await openMachine(edit);
  change(machine);
  return (await inspectMachine(machine, now, settings)).filter((finding) => finding.rule === rule);
}

/** The only one of them; throws for none and for several. */
export function single(findings: readonly CheckedFinding[]): CheckedFinding {
  const [finding] = findings;
  if (findings.length !== 1 || !finding) throw new Error(`not one finding: ${JSON.stringify(findings)}`);
  return finding;
}
