/** A Certificate of cert-manager in namespace apps; the lines stand under its spec. */
export function certificateText(name: string, spec: readonly string[], apiVersion = 'cert-manager.io/v1'): string {
  return [
    `apiVersion: ${apiVersion}`,
    'kind: Certificate',
    `metadata: { name: ${name}, namespace: apps }`,
    'spec:',
    ...spec.map((line) => `  ${line}`),
    '  dnsNames: [web.example.com]',
    '  issuerRef: { name: apps }',
    '',
  ].join('\n');
}

/** An Issuer "apps" in namespace apps that signs with the CA in a Secret. */
export function issuerText(secretName: string, kind = 'Issuer'): string {
  const namespace = kind === 'Issuer' ? ', namespace: apps' : '';
  return `apiVersion: cert-manager.io/v1\nkind: ${kind}\nmetadata: { name: apps${namespace} }\nspec: { ca: { secretName: ${secretName} } }\n`;
}
