/** Whether crypto/x509 takes a text for a domain (domainNameValid); a constraint may begin with a dot. */
export function isDomainName(text: string, isConstraint: boolean): boolean {
  if (text === '') return true;
  const name = isConstraint && text.startsWith('.') ? text.slice(1) : text;
  return name.split('.').every((label) => /^[!-~]+$/.test(label));
}

/** An RFC 2821 mailbox. */
export interface Mailbox {
  readonly local: string;
  readonly domain: string;
}

/** Space is let pass, against the grammar (RFC 3696). */
const QUOTED = /^"((?:[^"\\\t\n\r\u0080-\uffff]|\\[^\n\r\u0080-\uffff])*)"@([\s\S]*)$/;

/** A backslash is escaped like any octet, but nothing else of it is checked. */
const ATOM = /^((?:\\[\s\S]|[0-9A-Za-z!#$%&'*+\-/=?^_`{|}~.])+)@([\s\S]*)$/;

/** The parts of an e-mail address as Go reads an rfc822Name (parseRFC2821Mailbox); undefined if it cannot. */
export function parseMailbox(text: string): Mailbox | undefined {
  const isQuoted = text.startsWith('"');
  const match = (isQuoted ? QUOTED : ATOM).exec(text);
  const local = match?.[1]?.replace(/\\([\s\S])/g, '$1');
  const domain = match?.[2];
  if (local === undefined || local.includes('\0') || domain === undefined || !isDomainName(domain, false))
    return undefined;
  if (!isQuoted && (local.startsWith('.') || local.endsWith('.') || local.includes('..'))) return undefined;
  return { local, domain };
}
