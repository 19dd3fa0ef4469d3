import { filesOf } from '../../comparison/nextStep.ts';
import type { OngoingRotation, Rotation } from '../../comparison/rotation.ts';
import { ongoingRotations } from '../../comparison/rotations.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { derived } from '../../model/memo/derived.ts';
import type { Report } from '../../model/report.ts';
import { joined, phrase, type Text } from '../../model/text/text.ts';
import type { Description, DescriptionRow, DescriptionSection } from './description.ts';

/** All rotations that a report shows, found once. */
export const reportRotations = derived((report: Report) => ongoingRotations(report));

/** The rotation with a CA as one generation; undefined if there is none. */
export function rotationOfAuthority(report: Report, { publicKey }: Certificate): OngoingRotation | undefined {
  return reportRotations(report).find(
    ({ name, generations }) => name !== undefined && generations.some(({ key }) => key === publicKey.id),
  );
}

/** A rotation on its own: what is trusted, whether the old generation may go, and what to do next. */
export function describeRotation(rotation: OngoingRotation): Description {
  const title = rotation.name === undefined ? SERVICE_ACCOUNT_KEYS : phrase('CA "{name}"', { name: rotation.name });
  return { title, sections: [rotationSection(rotation)] };
}

/** The same as a section of the description of a CA. */
export function rotationSection(rotation: OngoingRotation): DescriptionSection {
  return { heading: phrase('Rotation'), rows: rotationRows(rotation) };
}

export const SERVICE_ACCOUNT_KEYS = phrase('Service-account keys');

function rotationRows(rotation: OngoingRotation): readonly DescriptionRow[] {
  return [
    { label: phrase('Files that trust'), value: trustText(rotation) },
    ...(rotation.name === undefined ? [] : [{ label: phrase('Old CA'), value: oldAuthorityText(rotation) }]),
    { label: phrase('Next step'), value: rotation.next },
  ];
}

/** Whether the old CA may go, and what holds it: what it signs, or a file that trusts no other. */
export function oldAuthorityText({ generations }: Rotation): Text {
  const [newest, old] = [generations.at(-1), generations.slice(0, -1)];
  const signed = old.reduce((sum, { signs }) => sum + signs.length, 0);
  if (signed === 1) return phrase('must stay: 1 certificate is still signed by it');
  if (signed > 1) return phrase('must stay: {count} certificates are still signed by it', { count: signed });
  const current = newest ? filesOf([newest]) : new Set<string>();
  const behind = [...filesOf(old)].filter((uri) => !current.has(uri)).length;
  if (behind === 1) return phrase('must stay: 1 file trusts only this one');
  if (behind > 1) return phrase('must stay: {count} files trust only this one', { count: behind });
  return phrase('may be removed');
}

/** "only the old one: 1, both: 3". */
function trustText({ generations }: Rotation): Text {
  const [newest, old] = [generations.at(-1), filesOf(generations.slice(0, -1))];
  const current = newest ? filesOf([newest]) : new Set<string>();
  const both = [...current].filter((uri) => old.has(uri)).length;
  const [onlyOld, onlyNew] = [old.size - both, current.size - both];
  return joined(
    [
      ...(onlyOld > 0 ? [phrase('only the old one: {count}', { count: onlyOld })] : []),
      ...(both > 0 ? [phrase('both: {count}', { count: both })] : []),
      ...(onlyNew > 0 ? [phrase('only the new one: {count}', { count: onlyNew })] : []),
    ],
    ', ',
  );
}
