import { type CertificateSpec, certificateRequest, type IssuedCertificate } from './certificates.ts';
import { type CheckedRule, checkFiles } from './checkRule.ts';
import { key } from './keyPair.ts';
import { base64 } from './pem.ts';

/** The content of a test's CertificateSigningRequest; `undefined` leaves a field out. */
export interface SigningRequestSpec {
  readonly apiVersion?: string;
  readonly signerName?: string | undefined;
  readonly usages?: readonly string[] | undefined;
  /** The scalar as written: base64, quotes or a block. */
  readonly request?: string | undefined;
  /** Further lines of `spec`, without their indentation. */
  readonly spec?: readonly string[];
  /** Lines of `metadata` and of `status`, likewise. */
  readonly metadata?: readonly string[];
  readonly status?: readonly string[];
}

/** The path at which the tests put it on a node. */
export const CSR_FILE = 'etc/kubernetes/csr.yaml';

export const CLIENT = 'kubernetes.io/kube-apiserver-client';
export const KUBELET_CLIENT = 'kubernetes.io/kube-apiserver-client-kubelet';
export const KUBELET_SERVING = 'kubernetes.io/kubelet-serving';

/** A real request of a key made in this run; for a person where nothing else is said. */
export async function madeRequest(
  spec: Partial<Pick<CertificateSpec, 'subject' | 'key' | 'sans' | 'signingKey'>> = {},
): Promise<Pick<IssuedCertificate, 'der' | 'pem'>> {
  return certificateRequest({ subject: { commonName: 'jane' }, key: await key('csr'), ...spec });
}

const plain = madeOnce();

/** Its base64 as `base64 -w0` writes it; the same in the whole run where nothing is said, though ECDSA is random. */
export async function encodedRequest(spec?: Parameters<typeof madeRequest>[0]): Promise<string> {
  return spec === undefined ? plain() : base64((await madeRequest(spec)).pem);
}

function madeOnce(): () => Promise<string> {
  let made: Promise<string> | undefined;
  return () => {
    made ??= encodedRequest({});
    return made;
  };
}

export const NODE_SUBJECT = { organizations: ['system:nodes'], commonName: 'system:node:cp-1' } as const;

/** A correct object for one of the built-in signers. */
export async function correctRequest(signerName: string): Promise<SigningRequestSpec> {
  if (signerName === CLIENT) return { signerName, usages: ['client auth'], request: await encodedRequest() };
  const isServing = signerName === KUBELET_SERVING;
  return {
    signerName,
    usages: ['digital signature', isServing ? 'server auth' : 'client auth'],
    request: await encodedRequest({
      subject: NODE_SUBJECT,
      ...(isServing && { sans: ['dns:cp-1', 'ip:10.0.0.10'] }),
    }),
  };
}

/** The object as YAML. */
export function signingRequestYaml(spec: SigningRequestSpec): string {
  const { apiVersion = 'certificates.k8s.io/v1', signerName, usages, request, metadata = [], status = [] } = spec;
  return [
    `apiVersion: ${apiVersion}`,
    'kind: CertificateSigningRequest',
    'metadata:',
    '  name: jane',
    ...metadata.map((line) => `  ${line}`),
    'spec:',
    ...(request === undefined ? [] : [`  request: ${request}`]),
    ...(signerName === undefined ? [] : [`  signerName: ${signerName}`]),
    ...(usages === undefined ? [] : ['  usages:', ...usages.map((usage) => `  - ${usage}`)]),
    ...(spec.spec ?? []).map((line) => `  ${line}`),
    ...(status.length === 0 ? [] : ['status:', ...status.map((line) => `  ${line}`)]),
    '',
  ].join('\n');
}

/** A correct request of a person with some things changed, as YAML. */
export async function clientRequestYaml(changes: Partial<SigningRequestSpec> = {}): Promise<string> {
  return signingRequestYaml({ ...(await correctRequest(CLIENT)), ...changes });
}

/** The findings of a rule about such a request that is alone in a folder. */
export async function checkRequest(rule: string, changes: Partial<SigningRequestSpec> = {}): Promise<CheckedRule> {
  return checkFiles(rule, { 'csr.yaml': await clientRequestYaml(changes) });
}

/** The request of a correct object for a signer with another subject, names or key. */
export async function checkMade(
  rule: string,
  signerName: string,
  made: Parameters<typeof madeRequest>[0],
  more: SigningRequestSpec = {},
): Promise<CheckedRule> {
  const correct = await correctRequest(signerName);
  const yaml = signingRequestYaml({ ...correct, request: await encodedRequest(made), ...more });
  return checkFiles(rule, { 'csr.yaml': yaml });
}

/** The id of the rule of each finding about a file by itself. */
export async function allRules(path: string, text: string): Promise<readonly string[]> {
  const { report } = await checkFiles('', { [path]: text });
  return report.findings.map(({ rule }) => rule);
}
