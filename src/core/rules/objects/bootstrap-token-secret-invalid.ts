import { fileOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { goQuote } from '../../formats/go/quote.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { BOOTSTRAP_TOKEN_PREFIX, BOOTSTRAP_TOKEN_TYPE } from '../../kubernetes/kubeadm/readBootstrapToken.ts';
import { parseRfc3339 } from '../../kubernetes/values/goTime.ts';
import type { BootstrapTokenDocument } from '../../model/documents/kubeadm.ts';
import type { Fix } from '../../model/finding.ts';
import type { Span } from '../../model/source/span.ts';
import { commandLine } from '../../model/text/shellCommand.ts';
import { phrase } from '../../model/text/text.ts';
import { fixOf, writeValue } from '../edits/writeValue.ts';
import { defineRule, type IssueOf, type IssueWithout } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { tokenSecrets } from './bootstrapTokens.ts';

/** cluster-bootstrap, BootstrapGroupPattern, as Go prints it. */
const GROUP_PATTERN = '\\Asystem:bootstrappers:[a-z0-9:-]{0,255}[a-z0-9]\\z';
const GROUP = /^system:bootstrappers:[a-z0-9:-]{0,255}[a-z0-9]$/;

type Fault = IssueWithout<IssueOf<(typeof OBJECTS)['bootstrap-token-secret-invalid']>, 'at'> & {
  readonly span: Span;
  /** The correct value. */
  readonly text?: string | undefined;
};

/** The API server's requirements for the Secret (kubernetes.io, "Authenticating with Bootstrap Tokens", Bootstrap Token Secret Format). */
export const bootstrapTokenSecretInvalid = defineRule(OBJECTS['bootstrap-token-secret-invalid'], {
  *check(node) {
    for (const document of tokenSecrets(node)) {
      const { uri } = document;
      for (const { text, span, ...fault } of faults(document)) {
        const file = fileOfUri(node, uri)?.file;
        const fixes: readonly Fix[] =
          text === undefined
            ? []
            : fixOf(phrase('Change it to {text}', { text }), [writeValue(file, { uri, span }, text)]);
        yield { ...fault, at: { uri, span }, fixes, command: commandLine('kubeadm token create') };
      }
    }
  },
});

function* faults(document: BootstrapTokenDocument): Generator<Fault> {
  const { name, namespace, type, tokenId, expiration, extraGroups, headSpan } = document;
  for (const { key, span } of document.undecodable) yield { message: 'base64', data: { key }, span };
  const id = /^[a-z0-9]{6}$/.exec(tokenId?.value ?? '')?.[0];
  const wanted = id && `${BOOTSTRAP_TOKEN_PREFIX}${id}`;
  if (name && wanted && name.value !== wanted && !isTemplated(name.value)) {
    yield { message: 'name', data: { name: name.value, wanted }, span: name.span, text: wanted };
  }
  if (namespace && namespace.value !== 'kube-system' && !isTemplated(namespace.value)) {
    const data = { namespace: namespace.value };
    yield { message: 'namespace', data, span: namespace.span, text: 'kube-system' };
  }
  if (type?.value !== BOOTSTRAP_TOKEN_TYPE && !isTemplated(type?.value ?? '')) {
    const text = type && BOOTSTRAP_TOKEN_TYPE;
    yield { message: 'type', data: { type: type?.value ?? 'Opaque' }, span: type?.span ?? headSpan, text };
  }
  if (
    expiration &&
    expiration.value !== '' &&
    !isTemplated(expiration.value) &&
    parseRfc3339(expiration.value) === undefined
  ) {
    yield { message: 'expiration', data: { value: expiration.value }, span: expiration.span };
  }
  const groups =
    extraGroups && extraGroups.value !== '' && !isTemplated(extraGroups.value) ? extraGroups.value : undefined;
  const group = groups?.split(',').find((one) => !GROUP.test(one));
  if (extraGroups && group !== undefined)
    yield { message: 'group', data: { quoted: goQuote(group), pattern: GROUP_PATTERN }, span: extraGroups.span };
  if (document.isTemplated) return;
  const given = { 'token-id': tokenId, 'token-secret': document.tokenSecret };
  for (const [key, field] of Object.entries(given)) {
    const isReported = document.undecodable.some((other) => other.key === key);
    if (!field && !isReported) yield { message: 'missing', data: { key }, span: headSpan };
  }
}
