import type { SigningRequestCondition, SigningRequestDocument } from '../kubernetes/objects/signingRequest.ts';
import type { DecodedFile } from '../model/decodedFile.ts';
import { visibleText } from '../text/visibleText.ts';
import type { HeldField } from '../uses/heldFields.ts';
import type { DescribeContext } from './context.ts';
import { type Description, type DescriptionRow, optionalRow } from './description.ts';
import { glance, titleWith } from './glance.ts';
import { humanDuration } from './humanDuration.ts';
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
  expirationSeconds,
  username,
  groups = [],
  conditions,
  certificate,
}: SigningRequestDocument): readonly DescriptionRow[] {
  return [
    ...optionalRow('Signer', signerName?.value),
    ...optionalRow('For', usages?.items.map(({ value }) => value).join(', ')),
    ...optionalRow('Lasts', expirationSeconds && humanDuration(expirationSeconds.value * 1000)),
    ...optionalRow('Sent by', username && visibleText(username.value)),
    ...optionalRow('In groups', visibleText(groups.join(', '))),
    {
      label: 'State',
      value: conditions.length > 0 ? conditions.map(stateText).join(', ') : 'pending',
    },
    ...optionalRow('Issued', certificate?.artifacts.length ? 'yes, in status.certificate' : undefined),
  ];
}

/** "Approved (KubectlApprove)". */
function stateText({ type, reason }: SigningRequestCondition): string {
  return visibleText(reason === undefined ? type : `${type} (${reason})`);
}
