import { reverseLabels } from './domainConstraint.ts';

/** An RFC 2821 mailbox. */
export interface Mailbox {
  readonly local: string;
  readonly domain: string;
}

const QUOTED = /^"((?:[^"\\\n\r\u0080-\u{10ffff}]|\\[^\n\r\u0080-\u{10ffff}])*)"@([\s\S]*)$/u;
const ATOM = /^((?:\\[\s\S]|[0-9A-Za-z!#$%&'*+\-/=?^_`{|}~.])+)@([\s\S]*)$/;

/** The parts of an e-mail address as Go reads an rfc822Name; undefined where it cannot. */
export function parseMailbox(text: string): Mailbox | undefined {
  const quoted = text.startsWith('"');
  const match = (quoted ? QUOTED : ATOM).exec(text);
  const local = match?.[1]?.replace(/\\([\s\S])/g, '$1');
  const domain = match?.[2];
  if (local === undefined || domain === undefined || reverseLabels(domain) === undefined) return undefined;
  if (!quoted && (local.startsWith('.') || local.endsWith('.') || local.includes('..'))) return undefined;
  return { local, domain };
}
