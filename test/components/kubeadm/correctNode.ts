import { expirationTable } from '../../../src/core/index.ts';
import type { Configuration } from './configurations.ts';
import { CONFIG, initialize } from './initializedNode.ts';
import { type InspectedTree, inspectTree, reportLines } from './inspectTree.ts';
import type { NodeShell } from './nodeShell.ts';

/** The product's report on a node of kubeadm's, before and after its certificates were renewed. */
export interface CorrectResult {
  readonly connections: number;
  readonly rows: number;
  /** Findings, broken connections and rows that differ, for people. */
  readonly differences: readonly string[];
}

/** Sets a node up, looks at it, renews its certificates, and looks again. */
export async function checkConfiguration(
  shell: NodeShell,
  configuration: Configuration,
  release: string,
): Promise<CorrectResult> {
  const { tree, node } = initialize(shell, configuration, release);
  const results: CorrectResult[] = [];
  for (const state of ['as written', 'renewed']) {
    if (state === 'renewed') shell.must(tree, node, `kubeadm certs renew all --config ${CONFIG}`);
    const printed = shell.must(tree, node, `kubeadm certs check-expiration --config ${CONFIG}`);
    const inspected = await inspectTree(tree);
    const differences = [...reportLines(inspected), ...rowDifferences(printed, inspected)];
    results.push({
      connections: inspected.report.connections.filter(({ verdict }) => verdict === 'ok').length,
      rows: printed.split('\n').filter(isRow).length,
      differences: differences.map((line) => `${configuration.id}, ${state}: ${line}`),
    });
  }
  return {
    connections: results.reduce((sum, { connections }) => sum + connections, 0),
    rows: results.reduce((sum, { rows }) => sum + rows, 0),
    differences: results.flatMap(({ differences }) => differences),
  };
}

/** The name of a certificate, and a date, unless it is missing. */
const isRow = (line: string): boolean => /^(?:[\w.-]+ +\w{3} \d\d, \d{4}|!MISSING!)/.test(line);

/** Lines of `kubeadm certs check-expiration` that are not ours, and ours that are not there. */
function rowDifferences(printed: string, { report }: InspectedTree): readonly string[] {
  const theirs = printed.trim().split('\n');
  const ours = expirationTable(report, report.now).trim().split('\n');
  return Array.from({ length: Math.max(theirs.length, ours.length) }, (_, at) =>
    theirs[at] === ours[at] ? [] : [`kubeadm prints\n  ${theirs[at] ?? 'nothing'}\nand we\n  ${ours[at] ?? 'nothing'}`],
  ).flat();
}
