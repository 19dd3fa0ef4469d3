/** One cluster, one user, one context. */
export interface KubeconfigSpec {
  readonly cluster: string;
  readonly user: string;
  readonly context: string;
  readonly namespace?: string | undefined;
  readonly server: string;
  /** PEM. */
  readonly authority: string;
  /** PEM texts to embed, or the path of one file that holds both. */
  readonly credentials: { readonly certificate: string; readonly key: string } | { readonly path: string };
}

/** A kubeconfig as client-go writes it. */
export function kubeconfigText(spec: KubeconfigSpec): string {
  const { credentials } = spec;
  const user =
    'path' in credentials
      ? [`    client-certificate: ${credentials.path}`, `    client-key: ${credentials.path}`]
      : [
          `    client-certificate-data: ${btoa(credentials.certificate)}`,
          `    client-key-data: ${btoa(credentials.key)}`,
        ];
  return `${[
    'apiVersion: v1',
    'clusters:',
    '- cluster:',
    `    certificate-authority-data: ${btoa(spec.authority)}`,
    `    server: ${spec.server}`,
    `  name: ${spec.cluster}`,
    'contexts:',
    '- context:',
    `    cluster: ${spec.cluster}`,
    ...(spec.namespace === undefined ? [] : [`    namespace: ${spec.namespace}`]),
    `    user: ${spec.user}`,
    `  name: ${spec.context}`,
    `current-context: ${spec.context}`,
    'kind: Config',
    'users:',
    `- name: ${spec.user}`,
    '  user:',
    ...user,
  ].join('\n')}\n`;
}
