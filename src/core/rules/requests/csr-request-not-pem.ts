import type { Artifact } from '../../model/artifacts/artifact.ts';
import type { EncodedField } from '../../model/documents/located.ts';
import type { Fix } from '../../model/finding.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { defineRule, type Issue } from '../engine/rule.ts';
import { decodeOnce, encodeRequest, joinLines } from './requestEdits.ts';
import { CSR_PAGE, CSR_VALIDATION } from './requestReferences.ts';
import { placeIn, type RequestView, signingRequests } from './signingRequests.ts';

type Message = 'missing' | 'found' | 'privateKey' | 'wrapped' | 'character';

/** The API takes base64 of one PEM block, and nothing else (k8s.io/kubernetes, ParseCSR). */
export const csrRequestNotPem = defineRule<Message>({
  id: 'requests/csr-request-not-pem',
  severity: 'error',
  basis: 'observed',
  title: 'spec.request is not the base64 of a PEM request',
  messages: {
    missing: '`spec.request` is missing: the API wants base64 of a PEM CERTIFICATE REQUEST.',
    found:
      '`spec.request` must be base64 of a PEM CERTIFICATE REQUEST; found {what}. The API says `PEM block type must be CERTIFICATE REQUEST`.',
    privateKey:
      '`spec.request` holds a private key instead of the request made from it. Whoever may read this file has the key: make a new one.',
    wrapped:
      'The base64 of `spec.request` is broken over lines, which YAML joins with blanks: `illegal base64 data`. Write it on one line.',
    character: '`spec.request` must be base64 of a PEM CERTIFICATE REQUEST; {character} is no character of base64.',
  },
  docs: {
    why: 'The field is a byte string, so JSON and YAML hold it as base64; the bytes themselves are the PEM text that `openssl req` writes. PEM pasted as it is, DER, base64 of base64 and certificates are all refused when the object is created.',
    fix: "Encode the file on one line: `base64 -w0 < x.csr`, on macOS `base64 < x.csr | tr -d '\\n'`.",
    references: [CSR_PAGE, CSR_VALIDATION],
  },
  *check(node) {
    for (const view of signingRequests(node)) {
      const issue = judge(view);
      if (issue) yield { ...issue, at: issue.at ?? placeIn(view, view.document.request) };
    }
  },
});

type Judged = Omit<Issue<Message>, 'at'> & { readonly at?: Issue['at'] };

function judge(view: RequestView): Judged | undefined {
  const { file, document } = view;
  const field = document.request;
  if (!field) return { message: 'missing' };
  const [artifact] = field.artifacts;
  switch (field.content) {
    case 'templated':
    case 'redacted':
      return undefined;
    case 'empty':
      return { message: 'missing' };
    case 'pem':
      return judgeBlock(view, field);
    case 'badBase64':
      return judgeBadBase64(view, field);
    case 'doubleEncoded':
      return { message: 'found', data: { what: phrase('base64 of base64') }, fixes: decodeOnce(file, field.span) };
    case 'rawPem':
      return wrong(artifact, phrase('the PEM text itself'), requestFixes(view, field));
    case 'der':
      return wrong(artifact, phrase('base64 of binary DER'), requestFixes(view, field));
    case 'other':
      return { message: 'found', data: { what: phrase('base64 of something else') } };
  }
}

/** PEM with a problem is told of the block itself; a label that is near the right one by another rule. */
function judgeBlock({ block }: RequestView, { problems = [], artifacts }: EncodedField): Judged | undefined {
  const named = block && NAMES[block.kind];
  if (block) return named && wrong(block, named, []);
  return problems.length > 0 || artifacts.length > 0
    ? undefined
    : { message: 'found', data: { what: phrase('PEM without a block that Go reads') } };
}

function judgeBadBase64({ file, document }: RequestView, field: EncodedField): Judged | undefined {
  const { text = '' } = file;
  const bad = field.badAt;
  const character = bad && bad.end < field.span.end ? text.slice(bad.start, bad.end) : '';
  if (/\s/.test(character)) return { message: 'wrapped', fixes: joinLines(file, field.span) };
  // A sample that was cut short for the reader.
  if (/(?:\.{3}|…)["'\s]*$/.test(text.slice(field.span.start, field.span.end))) return undefined;
  if (character === '') return { message: 'found', data: { what: phrase('text that is not base64') } };
  const at = bad && { uri: document.uri, span: bad };
  return { message: 'character', data: { character: JSON.stringify(character) }, at };
}

const NAMES: Readonly<Partial<Record<Artifact['kind'], Text>>> = {
  certificate: phrase('a certificate'),
  publicKey: phrase('a public key'),
  privateKey: phrase('a private key'),
  revocationList: phrase('a revocation list'),
};

/** `form` tells how a request is written; of anything else that it is no request says more. */
function wrong(artifact: Artifact | undefined, form: Text, fixes: readonly Fix[]): Judged {
  if (artifact?.kind === 'privateKey') return { message: 'privateKey' };
  return { message: 'found', data: { what: (artifact && NAMES[artifact.kind]) ?? form }, fixes };
}

function requestFixes({ file }: RequestView, { artifacts, span }: EncodedField): readonly Fix[] {
  const [only, ...more] = artifacts;
  return only?.kind === 'certificateRequest' && more.length === 0 ? encodeRequest(file, span, only.request) : [];
}
