import { formatIp } from '../formats/x509/ipAddress.ts';
import type { Certificate, GeneralName, GeneralSubtree } from '../model/artifacts/certificate.ts';
import type { ChainFailure } from '../model/chainOutcome.ts';
import { contentOf } from '../model/text/untrusted.ts';
import { goQuote } from './goErrorText.ts';
import { matchesSubtree, parseMailbox, reverseLabels, subtreeText } from './subtreeMatch.ts';

/** Go's default VerifyOptions.MaxConstraintComparisions: its guard, and ours, against hostile certificates. */
const MAX_COMPARISONS = 250_000;

const NOT_AUTHORIZED = 'a root or intermediate certificate is not authorized to sign for this name: ';

/** In the order in which Go looks at them. */
const NAME_TYPES: Readonly<Record<string, string>> = {
  ip: 'IP address',
  dns: 'DNS name',
  uri: 'URI',
  email: 'email address',
};

function inOrderOfKinds(names: readonly GeneralName[]): readonly GeneralName[] {
  return Object.keys(NAME_TYPES).flatMap((kind) => names.filter((name) => name.kind === kind));
}

/**
 * The first name in a chain, leaf first, that a CA further up does not permit (RFC 5280 §4.2.1.10); undefined if all pass. Go looks at chains
 * that are otherwise complete since 1.26; 1.25 and older look at each CA when the chain comes to it, so if a chain has several faults they may
 * report another one.
 */
export function nameConstraintFailure(chain: readonly Certificate[]): ChainFailure | undefined {
  for (const [at, member] of chain.entries()) {
    for (const ca of chain.slice(at + 1)) {
      const failure = memberNamesFailure(ca, member);
      if (failure !== undefined) return failure;
    }
  }
  return undefined;
}

function memberNamesFailure(ca: Certificate, member: Certificate): ChainFailure | undefined {
  const constraints = ca.nameConstraints;
  if (constraints === undefined) return undefined;
  let comparisons = 0;
  for (const name of inOrderOfKinds(member.subjectAltNames ?? [])) {
    const unreadable = unreadableName(name);
    if (unreadable !== undefined)
      return { kind: 'malformed', certificate: ca, detail: `${NOT_AUTHORIZED}${unreadable}` };
    const excluded = constraints.excluded.filter((subtree) => subtree.kind === name.kind);
    const permitted = constraints.permitted.filter((subtree) => subtree.kind === name.kind);
    comparisons += excluded.length + permitted.length;
    if (comparisons > MAX_COMPARISONS) return { kind: 'malformed', certificate: ca, detail: 'unknown error' };
    const detail = notPermittedDetail(name, permitted) ?? excludedDetail(name, excluded);
    if (detail !== undefined) return { kind: 'nameConstraint', certificate: ca, detail };
  }
  return undefined;
}

function excludedDetail(name: GeneralName, excluded: readonly GeneralSubtree[]): string | undefined {
  for (const subtree of excluded) {
    const match = matchesSubtree(name, subtree, true);
    if (typeof match === 'string') return match;
    if (match) return `${described(name)} is excluded by constraint ${goQuote(subtreeText(subtree))}`;
  }
  return undefined;
}

function notPermittedDetail(name: GeneralName, permitted: readonly GeneralSubtree[]): string | undefined {
  for (const subtree of permitted) {
    const match = matchesSubtree(name, subtree, false);
    if (typeof match === 'string') return match;
    if (match) return undefined;
  }
  return permitted.length === 0 ? undefined : `${described(name)} is not permitted by any constraint`;
}

function described(name: GeneralName): string {
  return `${NAME_TYPES[name.kind] ?? name.kind} ${goQuote(printed(name))}`;
}

function printed(name: GeneralName): string {
  if (name.kind === 'ip') return formatIp(name.bytes);
  return name.kind === 'directory' ? '' : contentOf(name.value);
}

function unreadableName(name: GeneralName): string | undefined {
  const printedName = printed(name);
  if (name.kind === 'dns' && (printedName === '' || reverseLabels(printedName) === undefined)) {
    return `x509: cannot parse dnsName ${goQuote(printedName)}`;
  }
  if (name.kind === 'email' && parseMailbox(printedName) === undefined)
    return `cannot parse rfc822Name ${goQuote(printedName)}`;
  return undefined;
}
