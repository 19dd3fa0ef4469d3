import { isTemplated } from '../../formats/placeholder.ts';
import { redact } from '../../formats/redaction/redact.ts';
import { type Span, spanContains } from '../../model/source/span.ts';

/**
 * An argument of `kubeadm join` besides its token: `authorityHash` pins the cluster's CA; `certificateKey` opens the Secret kubeadm-certs, and no
 * part of it is kept.
 */
export type JoinArgument =
  | {
      readonly kind: 'authorityHash';
      readonly span: Span;
      readonly value: string;
      /** The flag stands before it: it is a hash of a CA, whatever it looks like. */
      readonly named: boolean;
    }
  | { readonly kind: 'certificateKey'; readonly span: Span; readonly form: 'wellFormed' | 'malformed' };

/**
 * kubeadm join and kubeadm init; `Using certificate key:` is what the phase upload-certs prints before it. Between a flag and its value
 * stands what a shell, a continued line, and a JSON or YAML list of arguments have there.
 */
const NAMED =
  /--discovery-token-ca-cert-hash["']?[=:,\s\\]{1,40}["']?(?<hashes>[^\s"'`\\\])]{1,2000})|(?:--certificate-key|certificate key:)["']?[=:,\s\\]{1,40}["']?(?<key>[^\s"'`\\,\])]{1,200})/g;

/** An image has a digest of this form too, behind an @. */
const BARE = /(?<![@\w])sha256:[0-9a-f]{64}(?![0-9a-f])/gi;

/** Farther from the offset than this no argument begins or ends. */
const REACH = 3000;

/** The argument at an offset of any text, on its flag or its value; undefined if there is none, or a template. */
export function joinArgumentAt(text: string, offset: number): JoinArgument | undefined {
  const start = Math.max(0, offset - REACH);
  const near = text.slice(start, offset + REACH);
  const at = offset - start;
  const found = namedAt(near, at) ?? bareAt(near, at);
  if (!found) return undefined;
  const span = { start: found.span.start + start, end: found.span.end + start };
  return found.kind === 'authorityHash' ? { ...found, value: redact(found.value), span } : { ...found, span };
}

function namedAt(text: string, offset: number): JoinArgument | undefined {
  for (const match of text.matchAll(NAMED)) {
    const end = match.index + match[0].length;
    if (offset < match.index || offset > end) continue;
    const { hashes, key } = match.groups ?? {};
    if (isOpen(hashes ?? key ?? '')) return undefined;
    if (hashes !== undefined) return hashAt(hashes, end - hashes.length, offset);
    const value = key ?? '';
    const form = /^[0-9a-f]{64}$/i.test(value) ? 'wellFormed' : 'malformed';
    return { kind: 'certificateKey', span: { start: end - value.length, end }, form };
  }
  return undefined;
}

/** The hash at the offset among several with commas between, or the first. */
function hashAt(hashes: string, start: number, offset: number): JoinArgument {
  let next = start;
  const parts = hashes.split(',').map((value) => {
    const span = { start: next, end: next + value.length };
    next = span.end + 1;
    return { kind: 'authorityHash', value, span, named: true } as const;
  });
  const [first = { kind: 'authorityHash', value: hashes, span: { start, end: next }, named: true } as const] = parts;
  return parts.find(({ span }) => spanContains(span, offset)) ?? first;
}

function bareAt(text: string, offset: number): JoinArgument | undefined {
  for (const { index, 0: value } of text.matchAll(BARE)) {
    const span = { start: index, end: index + value.length };
    if (spanContains(span, offset)) return { kind: 'authorityHash', value, span, named: false };
  }
  return undefined;
}

/** It is still to be filled in. */
function isOpen(value: string): boolean {
  return isTemplated(value) || /^\$|[<>…]|\.{3}/.test(value);
}
