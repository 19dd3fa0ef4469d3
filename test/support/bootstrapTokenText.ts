import { base64 } from './pem.ts';

const TYPE = 'bootstrap.kubernetes.io/token';

export interface BootstrapTokenOptions {
  readonly field?: 'data' | 'stringData';
  readonly name?: string;
  readonly namespace?: string;
  /** Undefined: the line is left out. */
  readonly type?: string | undefined;
  /** Added to or, where undefined, taken from the usual keys. */
  readonly data?: Readonly<Record<string, string | undefined>>;
}

/** The Secret of a bootstrap token as `kubeadm token create` makes it, good until 2026-06-02. */
export function bootstrapTokenText(options: BootstrapTokenOptions): string {
  const { field = 'data', name = 'bootstrap-token-07401b', namespace = 'kube-system' } = options;
  const type = 'type' in options ? options.type : TYPE;
  const data: Record<string, string | undefined> = {
    'token-id': '07401b',
    'token-secret': 'f395accd246ae52d',
    expiration: '2026-06-02T12:00:00Z',
    'usage-bootstrap-authentication': 'true',
    'usage-bootstrap-signing': 'true',
    'auth-extra-groups': 'system:bootstrappers:kubeadm:default-node-token',
    ...options.data,
  };
  const lines = Object.entries(data).flatMap(([key, value]) => {
    if (value === undefined) return [];
    return [`  ${key}: ${field === 'data' ? base64(value) : `"${value}"`}`];
  });
  return [
    'apiVersion: v1',
    'kind: Secret',
    'metadata:',
    `  name: ${name}`,
    `  namespace: ${namespace}`,
    ...(type === undefined ? [] : [`type: ${type}`]),
    `${field}:`,
    ...lines,
    '',
  ].join('\n');
}
