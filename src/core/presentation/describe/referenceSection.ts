import { releaseText } from '../../kubernetes/versions/version.ts';
import type { ComponentName } from '../../model/documents/component.ts';
import type { VersionRange } from '../../model/documents/version.ts';
import type { FlagSpec } from '../../model/flagSpec.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { type DescriptionRow, type DescriptionSection, optionalRow } from './description.ts';

/** The purpose of a thing and where to read on, as the last section. */
export function referenceSection(rows: readonly DescriptionRow[]): DescriptionSection {
  return { heading: phrase('About'), kind: 'reference', rows };
}

export function purposeRow(value: Text): DescriptionRow {
  return { label: phrase('Purpose'), value };
}

/** The purpose of a flag, and the things that it must agree with. */
export function meaningRows({ component, summary, agreesWith, versions }: FlagSpec): readonly DescriptionRow[] {
  return [
    purposeRow(summary),
    ...optionalRow(phrase('Must match'), agreesWith),
    ...optionalRow(phrase('Versions'), versions && versionsText(component, versions)),
  ];
}

function versionsText(component: ComponentName, { since, until }: VersionRange): Text | undefined {
  if (since !== undefined) return phrase('since {version}', { version: releaseText(component, since) });
  return until === undefined ? undefined : phrase('before {version}', { version: releaseText(component, until) });
}

/** The page of the component's command line. */
export function documentationRow({ component, name, url }: FlagSpec): DescriptionRow {
  return { label: phrase('Documentation'), value: phrase('{component} --{name}', { component, name }), url };
}
