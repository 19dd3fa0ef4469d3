import type { Artifact } from '../../model/artifacts/artifact.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { artifactLine, artifactName, artifactTitle } from './artifactName.ts';
import type { DescribeContext } from './context.ts';
import { describeArtifact } from './describeArtifact.ts';
import { type DescriptionRow, type DescriptionSection, moreRow } from './description.ts';
import { isTaken, relevantFirst, type Wanted } from './relevantArtifacts.ts';

/** The content of a file or field at a glance. */
export interface Summary {
  /** The block that is taken, where it is just one: "CA "kubernetes"". */
  readonly name?: Text | undefined;
  /** Its summary. */
  readonly rows: readonly DescriptionRow[];
  /** Everything else about it. */
  readonly details: readonly DescriptionSection[];
  /** Every other block. */
  readonly sections: readonly DescriptionSection[];
}

/** The most blocks that are described in full: a bundle may have hundreds. */
const MAX_DESCRIBED = 3;

/** The rest of a long bundle, a line each, as far as anybody reads. */
const MAX_LISTED = 10;

export function summaryOf(artifacts: readonly Artifact[], wanted: Wanted, context: DescribeContext): Summary {
  const taken = artifacts.filter((artifact) => isTaken(artifact, wanted));
  const [only] = taken.length === 1 ? taken : artifacts.length === 1 ? artifacts : [];
  const others = relevantFirst(artifacts, wanted).filter((artifact) => artifact !== only);
  const [summary, ...details] = only ? describeArtifact(only, context).sections : [];
  return {
    name: only && artifactName(only),
    rows: summary?.rows ?? [],
    details,
    sections: artifactSections(others, context),
  };
}

/** The title of what holds it: "kube-apiserver --etcd-cafile: CA "etcd-ca"". */
export function titleWith(title: Text, { name }: Summary): Text {
  return name === undefined ? title : phrase('{title}: {name}', { title, name });
}

/** The summary of each block; the rest of a long bundle in one line each. */
function artifactSections(artifacts: readonly Artifact[], context: DescribeContext): readonly DescriptionSection[] {
  const described = artifacts
    .slice(0, MAX_DESCRIBED)
    .map((artifact) => ({ heading: artifactTitle(artifact), rows: summaryRows(artifact, context) }));
  const rest = artifacts.slice(MAX_DESCRIBED);
  if (rest.length === 0) return described;
  const rows = rest
    .slice(0, MAX_LISTED)
    .map((artifact) => ({ label: phrase('Also'), value: artifactLine(artifact, context.now) }));
  return [
    ...described,
    {
      heading: phrase('{count} more blocks', { count: rest.length }),
      rows: [...rows, ...moreRow(rest.length - rows.length)],
    },
  ];
}

function summaryRows(artifact: Artifact, context: DescribeContext): readonly DescriptionRow[] {
  return describeArtifact(artifact, context).sections[0]?.rows ?? [];
}
