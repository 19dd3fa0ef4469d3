import type { Artifact } from '../model/artifact.ts';
import type { ComponentView, FileReference, FlagView } from '../nodes/node.ts';
import type { DescribeContext } from './context.ts';
import { artifactLine, artifactName, describeArtifact } from './describeArtifact.ts';
import { type Description, type DescriptionRow, type DescriptionSection, optionalRow } from './description.ts';
import { mayBeAbsent } from './mayBeAbsent.ts';
import { relevantFirst, wantedBy } from './relevantArtifacts.ts';
import { resolutionRow } from './resolutionText.ts';

/** What a flag is for, what it must agree with, where its path leads and what lies there. */
export function describeFlag(component: ComponentView, view: FlagView, context: DescribeContext): Description {
  const { flag, spec, reference } = view;
  const held = reference?.resolution.kind === 'file' ? reference.resolution.file.artifacts : [];
  const artifacts = relevantFirst(held, wantedBy(spec?.role));
  return {
    title: `${component.name} ${flag.spelling}`,
    sections: [
      {
        rows: [
          ...optionalRow('Purpose', spec?.summary),
          ...optionalRow('Agrees with', spec?.agreesWith),
          ...(reference ? [referenceRow(view, reference, context)] : []),
        ],
      },
      ...artifactSections(artifacts, context),
      ...referenceSections(view),
    ],
  };
}

function referenceRow(view: FlagView, reference: FileReference, context: DescribeContext): DescriptionRow {
  const row = resolutionRow(reference.resolution, reference.path, context);
  return mayBeAbsent(view) ? { ...row, value: `${row.value}; only joining a cluster needs it`, tone: undefined } : row;
}

/** At most this many blocks are described in full; of a bundle of hundreds nobody reads more. */
const MAX_DESCRIBED = 3;

/** The summary of each block; the rest of a long bundle in one line each. */
export function artifactSections(
  artifacts: readonly Artifact[],
  context: DescribeContext,
): readonly DescriptionSection[] {
  const described = artifacts.slice(0, MAX_DESCRIBED).flatMap((artifact) => {
    const { sections } = describeArtifact(artifact, context);
    return sections.slice(0, 1).map(({ rows }) => ({ heading: capitalized(artifactName(artifact)), rows }));
  });
  const rest = artifacts.slice(MAX_DESCRIBED);
  if (rest.length === 0) return described;
  const rows = rest.slice(0, 10).map((artifact) => ({ label: 'Also', value: artifactLine(artifact, context.now) }));
  const more = rest.length > 10 ? [{ label: 'And', value: `${rest.length - 10} more` }] : [];
  return [...described, { heading: `${rest.length} further blocks`, rows: [...rows, ...more] }];
}

/** Of the section that says where to read on; it comes last. */
export const REFERENCE_HEADING = 'Reference';

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function referenceSections({ spec }: FlagView): readonly DescriptionSection[] {
  if (!spec) return [];
  return [
    {
      heading: REFERENCE_HEADING,
      rows: [
        { label: 'Documentation', value: `${spec.component} --${spec.name}`, url: spec.url },
        ...optionalRow('CIS Benchmark 1.12', spec.cis),
      ],
    },
  ];
}
