import type { Generation, OngoingRotation } from '../../../comparison/rotation.ts';
import { ongoingRotations } from '../../../comparison/rotations.ts';
import { dateText } from '../../../model/labels/times.ts';
import { phrase, type Text } from '../../../model/text/text.ts';
import { untrusted } from '../../../model/text/untrusted.ts';
import { type AuditSection, type Block, cell, code, lines, text } from './auditDocument.ts';
import type { AuditInput } from './auditInput.ts';

/** Places of a kind that are listed. */
const MAX_PLACES = 10;

/** The CAs and service-account keys that are being rotated, and what to do next; none if none is. */
export function rotationSections(input: AuditInput): readonly AuditSection[] {
  const rotations = ongoingRotations(input.report);
  if (rotations.length === 0) return [];
  return [
    { id: 'rotations', title: phrase('Rotations'), blocks: rotations.flatMap((one) => rotationBlocks(one, input)) },
  ];
}

function rotationBlocks({ name, generations, next }: OngoingRotation, { pathOf }: AuditInput): readonly Block[] {
  const caption =
    name === undefined ? phrase('Service-account keys') : phrase('CA "{name}"', { name: untrusted(name) });
  const places = (found: Generation['signs']) => {
    const shown = [...new Set(found.map(({ uri }) => uri))];
    const rest = shown.length - MAX_PLACES;
    return cell(
      ...lines([
        ...shown.slice(0, MAX_PLACES).map((uri) => [code(untrusted(pathOf(uri)))]),
        ...(rest > 0 ? [[text(phrase('and {count} more', { count: rest }))]] : []),
      ]),
    );
  };
  return [
    {
      kind: 'table',
      caption,
      columns: [phrase('Generation'), phrase('Expires'), phrase('Trusted by'), phrase('Signs')],
      rows: generations.map((one, at) => [
        cell(text(ageText(at, generations.length))),
        cell(text(one.notAfter === undefined ? '' : dateText(one.notAfter))),
        places(one.trustedBy),
        places(one.signs),
      ]),
    },
    { kind: 'paragraph', content: [text(next)] },
  ];
}

function ageText(at: number, count: number): Text {
  return at === count - 1 ? phrase('new') : phrase('old');
}
