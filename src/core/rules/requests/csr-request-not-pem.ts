import type { Artifact } from '../../model/artifacts/artifact.ts';
import type { EncodedField } from '../../model/documents/located.ts';
import type { Fix } from '../../model/finding.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { defineRule, type IssueOf, type IssueWithout } from '../engine/rule.ts';
import { REQUESTS } from '../pages/requests.ts';
import { decodeOnce, encodeRequest, joinLines } from './requestEdits.ts';

import { placeIn, type RequestView, signingRequests } from './signingRequests.ts';

/** The API takes base64 of one PEM block, and nothing else (k8s.io/kubernetes, ParseCSR). */
export const csrRequestNotPem = defineRule(REQUESTS['csr-request-not-pem'], {
  *check(node) {
    for (const view of signingRequests(node)) {
      const issue = evaluate(view);
      if (issue) yield { ...issue, at: issue.at ?? placeIn(view, view.document.request) };
    }
  },
});

type Checked = IssueWithout<IssueOf<(typeof REQUESTS)['csr-request-not-pem']>, 'at'> & {
  readonly at?: Location | undefined;
};

function evaluate(view: RequestView): Checked | undefined {
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
      return checkBlock(view, field);
    case 'badBase64':
      return checkBadBase64(view, field);
    case 'doubleEncoded':
      return { message: 'found', data: { what: phrase('base64 of base64') }, fixes: decodeOnce(file, field.span) };
    case 'rawPem':
      return wrong(artifact, phrase('unencoded PEM text'), requestFixes(view, field));
    case 'der':
      return wrong(artifact, phrase('base64-encoded DER'), requestFixes(view, field));
    case 'other':
      return { message: 'found', data: { what: phrase('base64 of other data') } };
  }
}

/** PEM problems are reported at the block, and labels close to the right one by another rule. */
function checkBlock({ block }: RequestView, { problems = [], artifacts }: EncodedField): Checked | undefined {
  const named = block && NAMES[block.kind];
  if (block) return named && wrong(block, named, []);
  return problems.length > 0 || artifacts.length > 0
    ? undefined
    : { message: 'found', data: { what: phrase('PEM without a block that Go finds') } };
}

function checkBadBase64({ file, document }: RequestView, field: EncodedField): Checked | undefined {
  const { text = '' } = file;
  const bad = field.badAt;
  const character = bad && bad.end < field.span.end ? text.slice(bad.start, bad.end) : '';
  const written = text.slice(field.span.start, field.span.end);
  if (/\s/.test(character) && /[\r\n]/.test(written)) return { message: 'wrapped', fixes: joinLines(file, field.span) };
  // A sample that was cut short for the reader.
  if (/(?:\.{3}|…)["'\s]*$/.test(written)) return undefined;
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

/** `form` says how a request is encoded; for anything else, what it is says more. */
function wrong(artifact: Artifact | undefined, form: Text, fixes: readonly Fix[]): Checked {
  if (artifact?.kind === 'privateKey') return { message: 'privateKey' };
  return { message: 'found', data: { what: (artifact && NAMES[artifact.kind]) ?? form }, fixes };
}

function requestFixes({ file }: RequestView, { artifacts, span }: EncodedField): readonly Fix[] {
  const [only, ...more] = artifacts;
  return only?.kind === 'certificateRequest' && more.length === 0 ? encodeRequest(file, span, only.request) : [];
}
