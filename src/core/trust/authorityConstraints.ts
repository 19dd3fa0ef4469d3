import { isDomainName, type Mailbox, parseMailbox } from '../formats/go/domainName.ts';
import { goQuote } from '../formats/go/quote.ts';
import { formatIp } from '../formats/x509/ipAddress.ts';
import { dnsNames, ipAddresses } from '../formats/x509/subjectNames.ts';
import type { Certificate, GeneralSubtree, NameConstraints } from '../model/artifacts/certificate.ts';
import { derived } from '../model/memo/derived.ts';
import type { ConstrainedUri } from './constrainedNames.ts';
import { createDomainSet } from './domainSet.ts';
import { asciiLower } from './hostname.ts';
import { createNetworkSet } from './networkSet.ts';

/** Names of one kind that a CA permits and excludes: each finds the constraint that a name lies in, and is absent without any. */
interface Limits<Name> {
  readonly permitted?: ((name: Name) => string | undefined) | undefined;
  readonly excluded?: ((name: Name) => string | undefined) | undefined;
}

interface AuthorityConstraints {
  readonly ip: Limits<Uint8Array>;
  readonly dns: Limits<string>;
  readonly uri: Limits<string>;
  readonly email: Limits<Mailbox>;
}

/** The names that a CA allows below it; undefined without the extension. */
export const constraintsOf = derived(({ nameConstraints }: Certificate): AuthorityConstraints | undefined =>
  nameConstraints === undefined
    ? undefined
    : {
        ip: limits(nameConstraints, networks),
        dns: limits(nameConstraints, domains('dns')),
        uri: limits(nameConstraints, domains('uri')),
        email: limits(nameConstraints, mailboxes),
      },
);

type Build<Name> = (subtrees: readonly GeneralSubtree[], isPermitted: boolean) => Limits<Name>['permitted'];

function limits<Name>({ permitted, excluded }: NameConstraints, build: Build<Name>): Limits<Name> {
  return { permitted: build(permitted, true), excluded: build(excluded, false) };
}

const networks: Build<Uint8Array> = (subtrees) => {
  const own = subtrees.flatMap((subtree) => (subtree.kind === 'ip' ? [subtree] : []));
  return own.length === 0 ? undefined : createNetworkSet(own).matching;
};

function domains(kind: 'dns' | 'uri'): Build<string> {
  return (subtrees, isPermitted) => {
    const own = subtrees.flatMap((subtree) => (subtree.kind === kind ? [subtree.value] : []));
    return own.length === 0 ? undefined : createDomainSet(own, isPermitted).matching;
  };
}

/** A constraint with "@" is one mailbox, any other is a domain. */
const mailboxes: Build<Mailbox> = (subtrees, isPermitted) => {
  const own = subtrees.flatMap((subtree) => (subtree.kind === 'email' ? [subtree.value] : []));
  if (own.length === 0) return undefined;
  const exact = new Set<string>();
  for (const constraint of own) {
    const mailbox = constraint.includes('@') ? parseMailbox(constraint) : undefined;
    if (mailbox) exact.add(mailboxText({ ...mailbox, domain: asciiLower(mailbox.domain) }));
  }
  const inDomains = own.filter((constraint) => !constraint.includes('@'));
  const set = inDomains.length === 0 ? undefined : createDomainSet(inDomains, isPermitted);
  return (mailbox) => (exact.has(mailboxText(mailbox)) ? mailboxText(mailbox) : set?.matching(mailbox.domain));
};

function mailboxText({ local, domain }: Mailbox): string {
  return `${local}@${domain}`;
}

/** The first name of a certificate that the CA does not allow, in Go's words and order (chainConstraints.check). */
export function forbiddenName(
  { ip, dns, uri, email }: AuthorityConstraints,
  certificate: Certificate,
  uris: readonly ConstrainedUri[],
  mailboxes: readonly Mailbox[],
): string | undefined {
  for (const address of ipAddresses(certificate)) {
    const fault = refusal('IP address', formatIp(address), ip, address);
    if (fault !== undefined) return fault;
  }
  for (const name of dnsNames(certificate)) {
    if (!isDomainName(name, false)) return `x509: cannot parse dnsName ${goQuote(name)}`;
    const fault = refusal('DNS name', name, dns, name);
    if (fault !== undefined) return fault;
  }
  for (const { text, domain } of uris) {
    if (!isDomainName(domain, false)) return `x509: internal error: URI SAN ${goQuote(text)} failed to parse`;
    const fault = refusal('URI', text, uri, domain);
    if (fault !== undefined) return fault;
  }
  for (const mailbox of mailboxes) {
    const text = mailboxText(mailbox);
    if (!isDomainName(mailbox.domain, false)) return `x509: cannot parse rfc822Name ${goQuote(text)}`;
    const fault = refusal('email address', text, email, mailbox);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function refusal<Name>(
  kind: string,
  text: string,
  { permitted, excluded }: Limits<Name>,
  name: Name,
): string | undefined {
  if (permitted && permitted(name) === undefined) return `${kind} ${goQuote(text)} is not permitted by any constraint`;
  const constraint = excluded?.(name);
  return constraint === undefined
    ? undefined
    : `${kind} ${goQuote(text)} is excluded by constraint ${goQuote(constraint)}`;
}
