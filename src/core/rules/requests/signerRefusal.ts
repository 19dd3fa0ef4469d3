import type { CertificateRequest } from '../../model/artifacts/certificate.ts';
import { contentOf } from '../../model/text/untrusted.ts';
import { SIGNER } from './signerName.ts';
import { isForKubelet, type RequestView } from './signingRequests.ts';
import { meantUsages } from './usages.ts';

const COMMON_NAME = '2.5.4.3';
const ORGANIZATION = '2.5.4.10';
const NODES_GROUP = 'system:nodes';
/** The prefix of every node's user name. */
const NODE_PREFIX = 'system:node:';

/** Every O of the subject, which become groups. */
export function organizationsOf({ subject }: CertificateRequest): readonly string[] {
  return subject.attributes.filter(({ oid }) => oid === ORGANIZATION).map(({ value }) => contentOf(value));
}

/** The CN that becomes the user name: the last one, as Go reads it. Empty if there is none. */
export function commonNameOf({ subject }: CertificateRequest): string {
  return contentOf(subject.attributes.findLast(({ oid }) => oid === COMMON_NAME)?.value) ?? '';
}

/** The error of a kubelet signer about the subject (k8s.io/kubernetes, pkg/apis/certificates); undefined if it accepts the subject. */
export function subjectRefusal(view: RequestView): string | undefined {
  const { request } = view;
  if (!request || !isForKubelet(view)) return undefined;
  const groups = organizationsOf(request);
  if (groups.length !== 1 || groups[0] !== NODES_GROUP) return 'subject organization is not system:nodes';
  if (commonNameOf(request).startsWith(NODE_PREFIX)) return undefined;
  return 'subject common name does not begin with system:node:';
}

/** The error of a kubelet signer about the subjectAltNames. */
export function namesRefusal(view: RequestView): string | undefined {
  const { request, signer } = view;
  if (!request || !isForKubelet(view)) return undefined;
  const has = (kind: string) => (request.subjectAltNames ?? []).some((name) => name.kind === kind);
  if (signer === SIGNER.kubeletServing) {
    if (!has('dns') && !has('ip')) return 'DNS or IP subjectAltName is required';
    if (has('email')) return 'Email subjectAltNames are not allowed';
    return has('uri') ? 'URI subjectAltNames are not allowed' : undefined;
  }
  const kinds = [
    ['dns', 'DNS'],
    ['email', 'Email'],
    ['ip', 'IP'],
    ['uri', 'URI'],
  ] as const;
  const found = kinds.find(([kind]) => has(kind));
  return found && `${found[1]} subjectAltNames are not allowed`;
}

/** The error of a built-in signer about the usages; `usage` is the one it names. */
export interface UsagesRefusal {
  readonly text: string;
  readonly usage?: string | undefined;
}

/** Undefined if the signer accepts the usages, or if a usage is unknown. */
export function usagesRefusal({ document, signer }: RequestView): UsagesRefusal | undefined {
  const usages = meantUsages(document);
  if (usages === undefined) return undefined;
  switch (signer) {
    case SIGNER.client:
      return clientRefusal(usages);
    case SIGNER.kubeletClient:
      return exactRefusal(usages, 'client auth');
    case SIGNER.kubeletServing:
      return exactRefusal(usages, 'server auth');
    default:
      return undefined;
  }
}

function clientRefusal(usages: readonly string[]): UsagesRefusal | undefined {
  const allowed = ['client auth', 'digital signature', 'key encipherment'];
  const usage = usages.find((one) => !allowed.includes(one));
  if (usage !== undefined) return { text: `invalid usage for client certificate: ${usage}`, usage };
  if (usages.includes('client auth')) return undefined;
  return { text: 'missing required usage for client certificate: client auth' };
}

/** Key encipherment, which only RSA keys can do, may be left out. */
function exactRefusal(usages: readonly string[], purpose: string): UsagesRefusal | undefined {
  const wanted = [purpose, 'digital signature', 'key encipherment'].sort();
  const foreign = usages.find((usage) => !wanted.includes(usage));
  const isComplete = usages.includes(purpose) && usages.includes('digital signature');
  if (foreign === undefined && isComplete) return undefined;
  return { text: `usages did not match [${wanted.join(' ')}]`, usage: foreign };
}
