import type { ComponentView, FileReference, FlagView } from '../nodes/node.ts';
import type { DescribeContext } from './context.ts';
import { type Description, type DescriptionRow, type DescriptionSection, optionalRow } from './description.ts';
import { glance, titleWith } from './glance.ts';
import { mayBeAbsent } from './mayBeAbsent.ts';
import { wantedBy } from './relevantArtifacts.ts';
import { resolutionRow } from './resolutionText.ts';

/** Where a flag's path leads and what lies there; then what the flag is for, and what it must agree with. */
export function describeFlag(component: ComponentView, view: FlagView, context: DescribeContext): Description {
  const { flag, spec, reference } = view;
  const artifacts = reference?.resolution.kind === 'file' ? reference.resolution.file.artifacts : [];
  const held = glance(artifacts, wantedBy(spec?.role), context);
  const meaning = [...optionalRow('Purpose', spec?.summary), ...optionalRow('Agrees with', spec?.agreesWith)];
  // What is there says more than what it is for; where nothing is, the purpose comes first.
  const isFilled = artifacts.length > 0;
  return {
    title: titleWith(`${component.name} ${flag.spelling}`, held),
    sections: [
      {
        rows: [
          ...(reference ? [referenceRow(view, reference, context)] : []),
          ...held.rows,
          ...(isFilled ? [] : meaning),
        ],
      },
      ...held.sections,
      ...referenceSections(view, isFilled ? meaning : []),
    ],
  };
}

function referenceRow(view: FlagView, reference: FileReference, context: DescribeContext): DescriptionRow {
  const row = resolutionRow(reference.resolution, reference.path, context);
  return mayBeAbsent(view) ? { ...row, value: `${row.value}; only joining a cluster needs it`, tone: undefined } : row;
}

/** Of the section that says what it is for and where to read on; it comes last. */
export const REFERENCE_HEADING = 'About';

function referenceSections({ spec }: FlagView, meaning: readonly DescriptionRow[]): readonly DescriptionSection[] {
  if (!spec) return [];
  return [
    {
      heading: REFERENCE_HEADING,
      rows: [
        ...meaning,
        { label: 'Documentation', value: `${spec.component} --${spec.name}`, url: spec.url },
        ...optionalRow('CIS Benchmark 1.12', spec.cis),
      ],
    },
  ];
}
