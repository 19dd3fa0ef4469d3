import { attempt } from '../formats/der/derCursor.ts';
import {
  ANY_POLICY,
  type PolicyId,
  readInhibitAnyPolicy,
  readPolicies,
  readPolicyConstraints,
  readPolicyMappings,
} from '../formats/x509/goPolicies.ts';
import { EXTENSION } from '../formats/x509/parseExtensions.ts';
import { effectiveExtensions } from '../formats/x509/subjectNames.ts';
import type { Certificate } from '../model/artifacts/certificate.ts';
import { groupBy } from '../model/collections/lookup.ts';
import { derived } from '../model/memo/derived.ts';
import { PolicyGraph } from './policyGraph.ts';

/** The policies of a certificate, as Go's parser keeps them: zero or absent for an absent one. */
interface Policies {
  readonly policies: readonly PolicyId[];
  readonly mappings: readonly (readonly [issuer: PolicyId, subject: PolicyId])[];
  readonly requireExplicitPolicy?: number | undefined;
  readonly inhibitPolicyMapping?: number | undefined;
  readonly inhibitAnyPolicy?: number | undefined;
}

const policiesOf = derived((certificate: Certificate): Policies => {
  const read = <Value>(oid: string, reader: (value: Uint8Array) => Value): Value | undefined => {
    const extension = effectiveExtensions(certificate).find((one) => one.oid === oid);
    const result = extension && attempt(() => reader(extension.value));
    return result && 'value' in result ? result.value : undefined;
  };
  return {
    policies: read(EXTENSION.certificatePolicies, readPolicies) ?? [],
    mappings: read(EXTENSION.policyMappings, readPolicyMappings) ?? [],
    ...read(EXTENSION.policyConstraints, readPolicyConstraints),
    inhibitAnyPolicy: read(EXTENSION.inhibitAnyPolicy, readInhibitAnyPolicy),
  };
});

/** The counters of RFC 5280 §6.1.2, in certificates: 0 holds from the next one on. */
interface Counters {
  explicitPolicy: number;
  policyMapping: number;
  inhibitAnyPolicy: number;
}

/**
 * Whether the policies of a chain, leaf first, allow it (RFC 5280 §6.1, as RFC 9618 corrects it), by the steps of Go's policiesValid. The
 * verifier requires no policy, and the policies of the trust anchor are ignored.
 */
export function policiesAllow(chain: readonly Certificate[]): boolean {
  const size = chain.length - 1;
  if (size < 1 || !chain.some(mentionsPolicies)) return true;
  const counters: Counters = { explicitPolicy: size + 1, policyMapping: size + 1, inhibitAnyPolicy: size + 1 };
  let graph: PolicyGraph | undefined = new PolicyGraph();
  for (let at = size - 1; at >= 0; at--) {
    const certificate = chain[at];
    if (!certificate) break;
    const { policies, mappings } = policiesOf(certificate);
    const isSelfIssued = certificate.issuer.key === certificate.subject.key;
    if (policies.length === 0) graph = undefined;
    if (counters.explicitPolicy === 0 && !graph) return false;
    if (graph) {
      const takesAny = counters.inhibitAnyPolicy > 0 || (at > 0 && isSelfIssued);
      graph.extend(policies, takesAny);
      if (at > 0 && mappings.length > 0 && !map(graph, mappings, counters.policyMapping > 0)) return false;
    }
    if (at > 0) countDown(counters, certificate, isSelfIssued);
  }
  const [leaf] = chain;
  const isExplicit = counters.explicitPolicy <= 1 || (leaf && policiesOf(leaf).requireExplicitPolicy === 0);
  return !isExplicit || (graph?.hasValidPolicies ?? false);
}

/** Most chains do not. */
function mentionsPolicies(certificate: Certificate): boolean {
  const { requireExplicitPolicy, mappings } = policiesOf(certificate);
  return requireExplicitPolicy !== undefined || mappings.length > 0;
}

/** RFC 5280 §6.1.4 (b); false for a mapping from or to any policy. */
function map(graph: PolicyGraph, mappings: Policies['mappings'], isAllowed: boolean): boolean {
  if (isAllowed && mappings.some((pair) => pair.includes(ANY_POLICY))) return false;
  if (!isAllowed) for (const [issuer] of mappings) graph.delete(issuer);
  graph.prune();
  if (!isAllowed) return true;
  for (const [issuer, pairs] of groupBy(mappings, ([source]) => source)) {
    graph.map(
      issuer,
      pairs.map(([, subject]) => subject),
    );
  }
  return true;
}

/** RFC 5280 §6.1.4 (h) to (j). */
function countDown(counters: Counters, certificate: Certificate, isSelfIssued: boolean): void {
  const own = policiesOf(certificate);
  const next = (count: number, limit: number | undefined): number => {
    const left = isSelfIssued ? count : Math.max(0, count - 1);
    return limit !== undefined && limit >= 0 ? Math.min(left, limit) : left;
  };
  counters.explicitPolicy = next(counters.explicitPolicy, own.requireExplicitPolicy);
  counters.policyMapping = next(counters.policyMapping, own.inhibitPolicyMapping);
  counters.inhibitAnyPolicy = next(counters.inhibitAnyPolicy, own.inhibitAnyPolicy);
}
