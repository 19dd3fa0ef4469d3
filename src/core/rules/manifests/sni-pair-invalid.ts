import { flagReference } from '../componentReferences.ts';
import { givenFlags } from '../givenFlags.ts';
import { defineRule } from '../rule.ts';

/** cert,key or cert,key:name,name (k8s.io/component-base/cli/flag, NamedCertKey). */
export const sniPairInvalid = defineRule({
  id: 'manifests/sni-pair-invalid',
  severity: 'error',
  basis: 'observed',
  title: 'An SNI certificate is not written as a pair',
  messages: { malformed: 'Expected `cert,key` or `cert,key:name,name`: `{error}`.' },
  docs: {
    why: 'One flag names certificate, key and, after a colon, the host names they are for.',
    fix: 'Write `--tls-sni-cert-key=/path/x.crt,/path/x.key:name`.',
    references: [flagReference('kube-apiserver', 'tls-sni-cert-key')],
  },
  *check(node) {
    for (const { flag, valueAt } of givenFlags(node)) {
      if (flag.name !== 'tls-sni-cert-key') continue;
      const error = errorOf(flag.value ?? '');
      if (error) yield { message: 'malformed', data: { error }, at: valueAt };
    }
  },
});

function errorOf(value: string): string | undefined {
  const colon = value.indexOf(':');
  if (colon >= 0 && value.slice(colon + 1).trim() === '') return 'empty names list is not allowed';
  const files = (colon < 0 ? value : value.slice(0, colon)).split(',');
  return files.length === 2 ? undefined : 'expected comma separated certificate and key file paths';
}
