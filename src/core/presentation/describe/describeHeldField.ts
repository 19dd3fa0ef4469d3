import type { HeldField } from '../../cluster/nodes/heldFields.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { DescribeContext } from './context.ts';
import { isRequestOf, requestRows, signerSections } from './describeSigningRequest.ts';
import type { Description } from './description.ts';
import { glance, titleWith } from './glance.ts';
import { wantedBy } from './relevantArtifacts.ts';

/** A field of an API object that holds certificates, keys or a request. */
export function describeHeldField(field: HeldField, file: DecodedFile, context: DescribeContext): Description {
  const role = field.role === 'copy' ? undefined : field.role;
  const held = glance(field.artifacts, wantedBy(role), context);
  const asking = file.documents.find((one) => one.kind === 'signingRequest' && isRequestOf(one, field));
  const asked = asking?.kind === 'signingRequest' ? asking : undefined;
  return {
    title: titleWith(field.label, held),
    sections: [
      { rows: [...held.rows, ...(asked ? requestRows(asked) : [])] },
      ...held.sections,
      ...held.details,
      ...(asked ? signerSections(asked) : []),
    ],
  };
}
