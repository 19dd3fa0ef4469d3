/** An AuthenticationConfiguration of one issuer; `certificateAuthority` is written as a literal block, `more` at the top level. */
export function authenticationText(certificateAuthority?: string, more: readonly string[] = []): string {
  const block = certificateAuthority?.trimEnd().replaceAll(/^/gm, '      ');
  return [
    'apiVersion: apiserver.config.k8s.io/v1beta1',
    'kind: AuthenticationConfiguration',
    'jwt:',
    '- issuer:',
    '    url: https://issuer.example.com',
    '    audiences: [kubernetes]',
    ...(block === undefined ? [] : ['    certificateAuthority: |', block]),
    '  claimMappings:',
    '    username: { claim: sub, prefix: "" }',
    ...more,
    '',
  ].join('\n');
}
