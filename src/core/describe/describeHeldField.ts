import type { HeldField } from '../uses/heldFields.ts';
import type { DescribeContext } from './context.ts';
import type { Description } from './description.ts';
import { glance } from './glance.ts';
import { wantedBy } from './relevantArtifacts.ts';

/** A field of an API object that holds certificates, keys or a request. */
export function describeHeldField(field: HeldField, context: DescribeContext): Description {
  const role = field.role === 'copy' ? undefined : field.role;
  const held = glance(field.artifacts, wantedBy(role), context);
  return { title: field.label, sections: [{ rows: held.rows }, ...held.sections] };
}
