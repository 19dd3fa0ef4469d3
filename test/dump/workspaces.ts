import { readFileSync } from 'node:fs';
import type { InspectorSettings } from '../../src/core/index.ts';
import { RULES } from '../../src/core/rules/catalogue/catalogue.ts';
import { PAIRS, pairFiles } from '../pairs/pairs.ts';
import { exampleMachine } from '../support/exampleMachine.ts';
import { FAULTS, faultyNode } from '../support/faults.ts';
import { NOW } from '../support/generator/design.ts';
import { GENERATED_FAULTS, faultyNode as generatedFault } from '../support/generator/faults.ts';
import { generateNode } from '../support/generator/generateNode.ts';
import { buildNode } from '../support/kubeadmNode.ts';
import { KUBEADM, LAYOUTS } from '../support/layouts/allLayouts.ts';
import { openshift } from '../support/layouts/openshift.ts';
import { MemoryWorkspace } from '../support/memoryWorkspace.ts';
import type { NodeFiles } from '../support/nodeOptions.ts';
import { readRuleExample } from '../support/ruleExample.ts';

/** The content of a workspace of the test suites, and how it is inspected. */
export interface OpenedWorkspace {
  readonly workspace: MemoryWorkspace;
  readonly now: Date;
  readonly settings?: Partial<InspectorSettings>;
}

export interface SuiteWorkspace {
  /** Unique among all of them, and the same in every checkout that has the workspace. */
  readonly name: string;
  /** Resolves to undefined if a generated node has no place for the fault. */
  readonly open: () => Promise<OpenedWorkspace | undefined>;
}

/** Every workspace of the suites: hand-made faults, layouts, pairs of faults, examples of rule pages, and generated nodes. */
export function suiteWorkspaces(nodes: number): readonly SuiteWorkspace[] {
  const seeds = Array.from({ length: nodes }, (_, seed) => seed);
  return [
    ...FAULTS.map(({ id }) => ofFiles(`fault ${id}`, async () => (await faultyNode(id, { now: NOW })).files)),
    ...Object.entries(LAYOUTS).map(([title, { build }]) => ofFiles(`layout ${title}`, () => build(NOW))),
    ofFiles('layout OpenShift', () => openshift(NOW)),
    ...Object.entries(KUBEADM).map(([title, options]) =>
      ofFiles(`layout kubeadm ${title}`, () =>
        buildNode({ now: NOW, keyAlgorithm: 'ECDSA-P256', systemdUnit: true, ...options }),
      ),
    ),
    ...PAIRS.map((pair) => ofFiles(`pair ${pair.name}`, () => pairFiles(pair))),
    ...RULES.flatMap(({ id, profile = 'default' }) =>
      (['failing', 'fixed'] as const).map((side) => exampleWorkspace(id, side, profile)),
    ),
    ...seeds.map((seed) => ofFiles(`node ${padded(seed)} correct`, async () => (await generateNode(seed)).files)),
    ...seeds.flatMap((seed) =>
      GENERATED_FAULTS.map((fault) =>
        ofFiles(`node ${padded(seed)} ${fault.id}`, async () => (await generatedFault(seed, fault))?.files),
      ),
    ),
  ];
}

const padded = (seed: number): string => `${seed}`.padStart(4, '0');

function ofFiles(name: string, files: () => Promise<NodeFiles | undefined>): SuiteWorkspace {
  const open = async () => {
    const made = await files();
    return made && { workspace: new MemoryWorkspace(made), now: NOW };
  };
  return { name, open };
}

function exampleWorkspace(
  id: string,
  side: 'failing' | 'fixed',
  profile: InspectorSettings['profile'],
): SuiteWorkspace {
  const open = async () => {
    const { machine, now } = await exampleMachine(readRuleExample(readFileSync(`media/rules/${id}.md`, 'utf8')), side);
    return { workspace: machine, now, settings: { profile } };
  };
  return { name: `example ${id} ${side}`, open };
}
