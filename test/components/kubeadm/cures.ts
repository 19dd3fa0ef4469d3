import { DEFAULT_SETTINGS, expirationReport, plainText, planScript, renewalPlan } from '../../../src/core/index.ts';
import type { NodeFiles } from '../../support/nodeOptions.ts';
import { writeNode } from '../../support/writeNode.ts';
import type { FaultyCase } from './faultyCases.ts';
import { type InspectedTree, inspectTree } from './inspectTree.ts';
import type { NodeShell } from './nodeShell.ts';

/** The effect of offered commands on the node with the finding. */
export interface Cure {
  readonly case: string;
  /** "<rule> <path>", or the renewal plan. */
  readonly of: string;
  /** Undefined if the finding is gone and nothing else is reported. */
  readonly outcome?: string | undefined;
  readonly command: string;
  /** The standard error of kubeadm, kubectl and openssl. */
  readonly stderr: string;
}

export const PLAN = 'renewal plan';

/** Runs every command that is offered for a node, each on the node as it was. */
export async function curesOf(shell: NodeShell, one: FaultyCase): Promise<readonly Cure[]> {
  const before = await inspectTree(await written(shell, one.files));
  if (one.rule !== undefined && !before.findings.some(({ rule }) => rule === one.rule))
    throw new Error(`${one.id}: ${one.rule} is not reported`);
  const unbroken = one.unbroken && (await inspectTree(await written(shell, one.unbroken)));
  const known = new Set([before, unbroken].flatMap((tree) => tree?.findings.map(tree.identity) ?? []));
  const cures: Cure[] = [];
  for (const command of new Set(before.findings.flatMap((finding) => finding.command ?? []))) {
    const { after, failure, stderr } = await runOn(shell, one, command);
    for (const finding of before.findings.filter((offering) => offering.command === command)) {
      const of = before.identity(finding);
      const count = (tree: InspectedTree) => tree.findings.filter((other) => tree.identity(other) === of).length;
      const outcome = failure ?? (count(after) >= count(before) ? 'remains' : addedBy(known, after));
      cures.push({ case: one.id, of, outcome, command, stderr });
    }
  }
  const plan = planOf(before);
  if (plan === undefined) return cures;
  const { after, failure, stderr } = await runOn(shell, one, plan);
  const outcome = failure ?? (planOf(after) === undefined ? addedBy(known, after) : 'remains');
  return [...cures, { case: one.id, of: PLAN, outcome, command: plan, stderr }];
}

async function written(shell: NodeShell, files: NodeFiles): Promise<string> {
  const tree = shell.newTree();
  await writeNode(files, tree);
  return tree;
}

async function runOn(shell: NodeShell, one: FaultyCase, command: string) {
  const tree = await written(shell, one.files);
  const { code, stderr } = shell.run(tree, one.node, command);
  const failure = code === 0 ? undefined : code === null ? 'does not end' : 'fails';
  return { after: await inspectTree(tree), failure, stderr };
}

/** The script that renews what is due; undefined if it would run nothing. */
function planOf({ report }: InspectedTree): string | undefined {
  const plans = renewalPlan(report, expirationReport(report, DEFAULT_SETTINGS));
  return plans.some(({ commands }) => commands.length > 0) ? planScript(plans, plainText) : undefined;
}

function addedBy(known: ReadonlySet<string>, after: InspectedTree): string | undefined {
  const added = after.findings.map(after.identity).filter((one) => !known.has(one));
  return added.length === 0 ? undefined : `adds ${[...new Set(added)].sort().join(', ')}`;
}
