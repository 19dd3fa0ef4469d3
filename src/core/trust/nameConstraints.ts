import { formatIp } from '../formats/x509/ipAddress.ts';
import type { Certificate, GeneralName, GeneralSubtree } from '../model/artifacts/certificate.ts';
import type { ChainFailure } from '../model/chainOutcome.ts';
import { contentOf } from '../model/text/untrusted.ts';
import { goQuote } from './goErrorText.ts';
import { matchesSubtree, parseMailbox, reverseLabels, subtreeText } from './subtreeMatch.ts';

/** Go's default VerifyOptions.MaxConstraintComparisions: its guard, and ours, against hostile certificates. */
const MAX_COMPARISONS = 250_000;

const NAME_TYPES: Readonly<Record<string, string>> = {
  dns: 'DNS name',
  email: 'email address',
  uri: 'URI',
  ip: 'IP address',
};

/** The first name of the chain below that the CA's constraints refuse (RFC 5280 §4.2.1.10); undefined where all pass. */
export function nameConstraintFailure(ca: Certificate, below: readonly Certificate[]): ChainFailure | undefined {
  const constraints = ca.nameConstraints;
  if (constraints === undefined) return undefined;
  let comparisons = 0;
  for (const name of below.flatMap((member) => member.subjectAltNames ?? [])) {
    if (!(name.kind in NAME_TYPES)) continue;
    const unreadable = unreadableName(name);
    if (unreadable !== undefined) return { kind: 'malformed', certificate: ca, detail: unreadable };
    const excluded = constraints.excluded.filter((subtree) => subtree.kind === name.kind);
    const permitted = constraints.permitted.filter((subtree) => subtree.kind === name.kind);
    comparisons += excluded.length + permitted.length;
    if (comparisons > MAX_COMPARISONS) return { kind: 'malformed', certificate: ca, detail: 'unknown error' };
    const detail = excludedDetail(name, excluded) ?? notPermittedDetail(name, permitted);
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
    return `cannot parse dnsName ${goQuote(printedName)}`;
  }
  if (name.kind === 'email' && parseMailbox(printedName) === undefined) return 'cannot parse rfc822Name {"" ""}';
  return undefined;
}
