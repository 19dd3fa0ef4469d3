import { type Mailbox, parseMailbox } from '../formats/go/domainName.ts';
import { parseAddress } from '../formats/go/parseAddress.ts';
import { goQuote } from '../formats/go/quote.ts';
import { type GoUrl, parseGoUrl } from '../formats/go/url.ts';
import type { Certificate } from '../model/artifacts/certificate.ts';
import { contentOf } from '../model/text/untrusted.ts';
import { asciiLower } from './hostname.ts';

/** A URI with the domain that constraints are about. */
export interface ConstrainedUri {
  readonly text: string;
  readonly domain: string;
}

/** The URIs of a certificate; a text is Go's reason why one cannot be compared (parseURIs). */
export function urisOf(certificate: Certificate): readonly ConstrainedUri[] | string {
  const uris: ConstrainedUri[] = [];
  for (const name of certificate.subjectAltNames ?? []) {
    if (name.kind !== 'uri') continue;
    const parsed = parseGoUrl(contentOf(name.value));
    // Go refuses the whole certificate.
    if ('error' in parsed) continue;
    const domain = domainOf(parsed.url);
    if (typeof domain !== 'object') return domain;
    uris.push(domain);
  }
  return uris;
}

function domainOf({ host, text }: GoUrl): ConstrainedUri | string {
  if (host === '') return `URI with empty host (${goQuote(text)}) cannot be matched against constraints`;
  let domain = asciiLower(host);
  if (domain.includes(':') && !domain.endsWith(']')) {
    const split = splitHostPort(host);
    if ('error' in split) return `cannot parse URI host ${goQuote(host)}: ${split.error}`;
    domain = split.host;
  }
  if (!('error' in parseAddress(domain)) || (domain.startsWith('[') && domain.endsWith(']'))) {
    return `URI with IP (${goQuote(text)}) cannot be matched against constraints`;
  }
  return { text, domain };
}

/** net.SplitHostPort of a host that net/url read. */
function splitHostPort(text: string): { readonly host: string } | { readonly error: string } {
  const colon = text.lastIndexOf(':');
  if (text.startsWith('[')) return { host: text.slice(1, text.indexOf(']')) };
  const host = text.slice(0, colon);
  return host.includes(':') ? { error: `address ${text}: too many colons in address` } : { host };
}

/** The mailboxes of a certificate with their domains in lower case; a text is Go's reason why one cannot be read (parseMailboxes). */
export function mailboxesOf(certificate: Certificate): readonly Mailbox[] | string {
  const mailboxes: Mailbox[] = [];
  for (const name of certificate.subjectAltNames ?? []) {
    if (name.kind !== 'email') continue;
    const mailbox = parseMailbox(contentOf(name.value));
    if (!mailbox) return `cannot parse rfc822Name ${goQuote(contentOf(name.value))}`;
    mailboxes.push({ local: mailbox.local, domain: asciiLower(mailbox.domain) });
  }
  return mailboxes;
}
