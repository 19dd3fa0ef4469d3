import { isReplaced } from '../../cluster/nodes/flags.ts';
import type { ComponentView, FlagView } from '../../model/node.ts';
import type { FileReference } from '../../model/resolution.ts';
import { joined, phrase } from '../../model/text/text.ts';
import type { DescribeContext } from './context.ts';
import { type Description, type DescriptionRow, type DescriptionSection, optionalRow } from './description.ts';
import { documentationRow, meaningRows, referenceSection } from './referenceSection.ts';
import { wantedBy } from './relevantArtifacts.ts';
import { mayBeAbsent, resolutionRow } from './resolutionText.ts';
import { summaryOf, titleWith } from './summary.ts';

/** The target of a flag's path and its content; then the purpose of the flag, and the things that it must agree with. */
export function describeFlag(component: ComponentView, view: FlagView, context: DescribeContext): Description {
  const { flag, spec, reference } = view;
  const artifacts = reference?.resolution.kind === 'file' ? reference.resolution.file.artifacts : [];
  const held = summaryOf(artifacts, wantedBy(spec?.role), context);
  const meaning = spec ? meaningRows(spec) : [];
  // The artifacts of a file are more important than the purpose of its flag; without artifacts, the purpose comes first.
  const isFilled = artifacts.length > 0;
  return {
    title: titleWith(joined([component.name, flag.spelling], ' '), held),
    sections: [
      {
        rows: [
          ...(reference ? [referenceRow(view, reference, context)] : []),
          ...(isReplaced(component, view) ? [REPLACED] : []),
          ...held.rows,
          ...(isFilled ? [] : meaning),
        ],
      },
      ...held.sections,
      ...referenceSections(view, isFilled ? meaning : []),
    ],
  };
}

const REPLACED: DescriptionRow = {
  label: phrase('Not used'),
  value: phrase('a later value of the flag replaces this one'),
};

function referenceRow(view: FlagView, reference: FileReference, context: DescribeContext): DescriptionRow {
  const row = resolutionRow(reference.resolution, reference.path, context);
  if (!mayBeAbsent(view)) return row;
  const { path, resolution } = reference;
  const isDangling = resolution.kind === 'missing' && resolution.danglingLink;
  const value = isDangling
    ? phrase('{path} is a broken symbolic link; the file is only needed to join a cluster', { path })
    : phrase('{path} is missing; it is only needed to join a cluster', { path });
  return { ...row, value, tone: undefined };
}

function referenceSections({ spec }: FlagView, meaning: readonly DescriptionRow[]): readonly DescriptionSection[] {
  if (!spec) return [];
  return [
    referenceSection([...meaning, documentationRow(spec), ...optionalRow(phrase('CIS Benchmark 1.12'), spec.cis)]),
  ];
}
