/** A ClusterTrustBundle; the bundle is written as a literal block. */
export function trustBundleText(trustBundle: string, name = 'roots', signerName?: string): string {
  return [
    'apiVersion: certificates.k8s.io/v1beta1',
    'kind: ClusterTrustBundle',
    `metadata: { name: ${JSON.stringify(name)} }`,
    'spec:',
    ...(signerName === undefined ? [] : [`  signerName: ${JSON.stringify(signerName)}`]),
    '  trustBundle: |',
    trustBundle.trimEnd().replaceAll(/^/gm, '    '),
    '',
  ].join('\n');
}
