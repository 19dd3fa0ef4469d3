import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import type { SecretReference, TlsServerDocument } from '../../model/documents/objects.ts';
import type { ReferenceGrantDocument } from '../../model/documents/routing.ts';
import type { NodeView } from '../../model/node.ts';
import { mayDiffer } from '../../uses/lookup/appliedTogether.ts';
import { perNode } from '../engine/rule.ts';

const GATEWAY_GROUP = 'gateway.networking.k8s.io';

/**
 * The grants of the namespace that a Gateway takes a Secret from, if none of them allows it (gateway-api.sigs.k8s.io, ReferenceGrant). Empty
 * where one does, and where the workspace has none of that namespace: they may lie elsewhere.
 */
export function grantsThatLack(
  node: NodeView,
  gateway: TlsServerDocument,
  { namespace, value }: SecretReference,
): readonly ReferenceGrantDocument[] {
  if (namespace === undefined || gateway.namespace === undefined || namespace === gateway.namespace) return [];
  const grants = grantsOf(node).filter((grant) => grant.namespace === undefined || grant.namespace === namespace);
  if (grants.some((grant) => mayAllow(grant, gateway.namespace ?? '', value))) return [];
  const known = grants.filter((grant) => grant.namespace === namespace);
  return known.some((grant) => mayDiffer(node, gateway, grant)) ? [] : known;
}

/** Whether a grant allows it, or holds a template that may. */
function mayAllow({ from, to }: ReferenceGrantDocument, namespace: string, secret: string): boolean {
  const isOrMay = (given: string, wanted: string) => given === wanted || isTemplated(given);
  return (
    from.some((one) => one.group === GATEWAY_GROUP && one.kind === 'Gateway' && isOrMay(one.namespace, namespace)) &&
    to.some((one) => one.group === '' && one.kind === 'Secret' && (one.name === undefined || isOrMay(one.name, secret)))
  );
}

const grantsOf = perNode((node) => objectsOf(node, 'referenceGrant').map(({ document }) => document));
