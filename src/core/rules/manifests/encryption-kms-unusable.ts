import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { flagPlace, flagText, flagView } from '../../cluster/nodes/flags.ts';
import { unreadFor } from '../../cluster/nodes/settings.ts';
import { isTemplated } from '../../formats/placeholder.ts';
import { listOf } from '../../kubernetes/values/flagValue.ts';
import { BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import type { KmsProvider } from '../../model/documents/apiserverConfigurations.ts';
import type { Located } from '../../model/documents/located.ts';
import { type ComponentView, componentOf } from '../../model/node.ts';
import type { Span } from '../../model/source/span.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

/**
 * kube-apiserver reaches KMS plugins by sockets (k8s.io/apiserver, apis/apiserver/validation, validateKMSConfiguration, and
 * server/options/encryptionconfig, kmsPrefixTransformer).
 */
export const encryptionKmsUnusable = defineRule(MANIFESTS['encryption-kms-unusable'], {
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    const resolution = flagView(apiserver, 'encryption-provider-config')?.reference?.resolution;
    if (!apiserver || resolution?.kind !== 'file') return;
    const related = [
      relatedPlace(
        flagPlace(apiserver, 'encryption-provider-config'),
        phrase('{spelling} references this file', { spelling: '--encryption-provider-config' }),
      ),
    ];
    for (const document of resolution.file.documents) {
      if (document.kind !== 'encryptionConfiguration') continue;
      for (const provider of document.providers) {
        const fault = faultOf(provider, apiserver);
        if (!fault) continue;
        const { span, ...issue } = fault;
        yield { ...issue, at: { uri: resolution.uri, span }, related };
      }
    }
  },
});

type Fault = { readonly span: Span } & (
  | { readonly message: 'scheme'; readonly data: { readonly value: string; readonly scheme: string } }
  | { readonly message: 'timeout' | 'version'; readonly data: { readonly value: string } }
  | { readonly message: 'disabled' }
  | { readonly message: 'unmounted'; readonly data: { readonly path: string; readonly mounted: Text | string } }
);

/** The first fault, in the order in which the API server finds them. */
function faultOf({ endpoint, timeout, apiVersion, span }: KmsProvider, apiserver: ComponentView): Fault | undefined {
  if (timeout && NOT_POSITIVE.test(timeout.value))
    return { message: 'timeout', data: { value: timeout.value }, span: timeout.span };
  if (isTemplated(endpoint.value)) return undefined;
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(endpoint.value)?.[1]?.toLowerCase() ?? '';
  if (scheme !== 'unix') return { message: 'scheme', data: { value: endpoint.value, scheme }, span: endpoint.span };
  const version = apiVersion?.value || 'v1';
  if (apiVersion && version !== 'v1' && version !== 'v2' && !isTemplated(version))
    return { message: 'version', data: { value: version }, span: apiVersion.span };
  if (version === 'v1' && isFirstVersionOff(apiserver)) return { message: 'disabled', span: apiVersion?.span ?? span };
  return unmounted(endpoint, apiserver);
}

/** Zero, and what is below it, in Go's notation of durations. */
const NOT_POSITIVE = /^(?:-\d.*|[+-]?0(?:ns|us|µs|ms|s|m|h)?)$/;

/** Whether the release runs no plugins of the first version unless a feature gate says so, and none does. */
function isFirstVersionOff(apiserver: ComponentView): boolean {
  if (holdsFor(apiserver, BEHAVIORS.kmsV1Off) !== 'yes' || unreadFor(apiserver, 'feature-gates')) return false;
  return !listOf(flagText(apiserver, 'feature-gates') ?? '').some((gate) => gate.startsWith('KMSv1='));
}

/** The socket of another program is only in volumes, wherever an image has folders. */
function unmounted(endpoint: Located<string>, { document }: ComponentView): Fault | undefined {
  // With two slashes, the part before the next one is a host.
  const path = /^unix:(?:\/\/(?=\/))?(\/(?!\/).*)$/i.exec(endpoint.value)?.[1];
  if (path === undefined || document?.pod === undefined || document.mounts === undefined) return undefined;
  const mounted = document.mounts.map(({ mountPath }) => mountPath);
  const isCovered = mounted.some((mount) => mount === '/' || `${path}/`.startsWith(`${mount.replace(/\/$/, '')}/`));
  if (isCovered || mounted.some(isTemplated)) return undefined;
  return {
    message: 'unmounted',
    data: { path, mounted: mounted.join(', ') || phrase('nothing') },
    span: endpoint.span,
  };
}
