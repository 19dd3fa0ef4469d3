import type { SigningRequestDocument } from '../kubernetes/objects/signingRequest.ts';
import type { DecodedFile } from '../model/decodedFile.ts';
import type { HeldField } from '../uses/heldFields.ts';
import type { DescribeContext } from './context.ts';
import { type Description, type DescriptionRow, optionalRow } from './description.ts';
import { glance, titleWith } from './glance.ts';
import { wantedBy } from './relevantArtifacts.ts';

/** A field of an API object that holds certificates, keys or a request. */
export function describeHeldField(field: HeldField, file: DecodedFile, context: DescribeContext): Description {
  const role = field.role === 'copy' ? undefined : field.role;
  const held = glance(field.artifacts, wantedBy(role), context);
  const asked = file.documents.flatMap((document) =>
    document.kind === 'signingRequest' && isRequestOf(document, field) ? requestRows(document) : [],
  );
  return {
    title: titleWith(field.label, held),
    sections: [{ rows: [...held.rows, ...asked] }, ...held.sections, ...held.details],
  };
}

function isRequestOf({ request, span }: SigningRequestDocument, field: HeldField): boolean {
  return request?.path === field.path && span.start <= field.span.start && field.span.end <= span.end;
}

/** What the object around a request says: of whom it is asked, for what, and what became of it. */
function requestRows({
  signerName,
  usages,
  username,
  conditions,
  certificate,
}: SigningRequestDocument): readonly DescriptionRow[] {
  return [
    ...optionalRow('Signer', signerName?.value),
    ...optionalRow('For', usages?.items.map(({ value }) => value).join(', ')),
    ...optionalRow('Sent by', username?.value),
    {
      label: 'State',
      value: conditions.length > 0 ? conditions.map(({ type }) => type).join(', ') : 'pending',
    },
    ...optionalRow('Issued', certificate?.artifacts.length ? 'yes, in status.certificate' : undefined),
  ];
}
