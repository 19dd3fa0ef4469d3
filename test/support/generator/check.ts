import type { GeneratedFault } from './faults/fault.ts';
import { faultyNode, standsAt } from './faults.ts';
import { generateNode } from './generateNode.ts';
import type { NodeKind } from './kinds/nodeKind.ts';
import { findingLine, type LoudFinding, loudFindings } from './loudFindings.ts';

/** The findings on the correct node of a seed, after its title. Empty if there are none. `kind` replaces what is drawn. */
export async function falseFindings(seed: number, kind?: NodeKind): Promise<readonly string[]> {
  const { files, title } = await generateNode(seed, kind);
  const findings = await loudFindings(files);
  if (findings.length === 0) return [];
  return [
    `seed ${seed}: ${title} (npm run nodes -- --from=${seed} --count=1${kindOption(kind)})`,
    ...findings.map((finding) => `  ${findingLine(finding)}`),
  ];
}

/** The findings about a node with one fault. */
export interface FaultCheck {
  readonly isFound: boolean;
  /** How many warnings and errors the fault makes. */
  readonly count: number;
  /** For people: what was wanted where, and what was said. */
  readonly lines: readonly string[];
}

/** Breaks the node of a seed; undefined if it has nothing of the kind. What is said of it unbroken does not count. */
export async function checkFault(
  seed: number,
  fault: GeneratedFault,
  kind?: NodeKind,
): Promise<FaultCheck | undefined> {
  const node = await faultyNode(seed, fault, { kind });
  if (node === undefined) return undefined;
  const before = await findingsBefore(seed, kind);
  const findings = (await loudFindings(node.files)).filter((finding) => !before.has(identity(finding)));
  const { paths, texts = [], named = [] } = node.place;
  const wanted = [...new Set([...paths, ...texts, ...named])].join(', ');
  const reproduce = `npm run nodes -- --faults="${fault.id}" --from=${seed} --count=1${kindOption(kind)}`;
  return {
    isFound: findings.some((finding) => standsAt(finding, node)),
    count: findings.length,
    lines: [
      `seed ${seed}: ${node.title}, fix at ${wanted} (${reproduce})`,
      ...findings.map((finding) => `  ${findingLine(finding)}`),
    ],
  };
}

const kindOption = (kind: NodeKind | undefined): string => (kind === undefined ? '' : ` --kind=${kind}`);

const unbroken = new Map<string, Promise<ReadonlySet<string>>>();

function findingsBefore(seed: number, kind: NodeKind | undefined): Promise<ReadonlySet<string>> {
  const id = `${seed} ${kind}`;
  const known = unbroken.get(id) ?? lookAtUnbroken(seed, kind);
  unbroken.set(id, known);
  return known;
}

async function lookAtUnbroken(seed: number, kind: NodeKind | undefined): Promise<ReadonlySet<string>> {
  const node = await faultyNode(seed, { id: 'none', apply: () => ({ paths: [] }) }, { kind });
  return new Set((node === undefined ? [] : await loudFindings(node.files)).map(identity));
}

const identity = ({ rule, path }: LoudFinding): string => `${rule} ${path}`;
