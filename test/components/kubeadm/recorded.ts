import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

/** The counts of a run of the judge. */
export interface KubeadmCounts {
  /** The release of kubeadm and kubectl, such as "v1.37.2". */
  readonly release: string;
  readonly openssl: string;
  /** Day of the run. */
  readonly date: string;
  readonly configurations: number;
  readonly connections: number;
  readonly expirationRows: number;
  /** Nodes with a fault, what their findings offer, and how much of it leaves nothing to report. */
  readonly nodes: number;
  readonly commands: number;
  readonly cures: number;
  /** The number of commands in which kubeadm looks for the newest release on the internet, and waits for it if there is no connection. */
  readonly internet: number;
  readonly plans: number;
  readonly planCures: number;
}

const FILE = new URL('../recorded/kubeadm.json', import.meta.url);

/** The last whole run that was recorded. */
export function readCounts(): KubeadmCounts {
  return JSON.parse(readFileSync(FILE, 'utf8')) as KubeadmCounts;
}

export function writeCounts(counts: KubeadmCounts): void {
  mkdirSync(new URL('.', FILE), { recursive: true });
  writeFileSync(FILE, `${JSON.stringify(counts, undefined, 2)}\n`);
}
