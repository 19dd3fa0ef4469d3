import { authority, pairData, secretText, serving } from '../../support/apiObjects.ts';
import { base64 } from '../../support/pem.ts';
import type { HostileInput } from './hostileInput.ts';

const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';
const lines = (count: number, line: (at: number) => string) => Array.from({ length: count }, (_, at) => line(at));

function pod(image: string, command: readonly string[]): string {
  return [
    'apiVersion: v1',
    'kind: Pod',
    'metadata: {name: kube-apiserver, namespace: kube-system}',
    'spec:',
    '  containers:',
    '  - name: kube-apiserver',
    `    image: ${image}`,
    '    command:',
    ...command.map((word) => `    - ${word}`),
    '',
  ].join('\n');
}

/** Texts at which a scanner goes back over what it has seen, and objects that are joined by looking at all pairs. */
export const SCANNER_INPUTS: readonly HostileInput[] = [
  {
    name: 'A flag and 8,000 tabs in a unit',
    files: () => ({
      'etc/systemd/system/kubelet.service': `[Service]\nExecStart=/usr/bin/kubelet\n--a${'\t'.repeat(8000)}x\n`,
    }),
  },
  {
    name: 'A pattern of six stars and a name of 244 letters',
    files: () => ({ [`${'a'.repeat(244)}.crt`]: 'x' }),
    exclude: ['*a*a*a*a*a*x'],
  },
  {
    name: 'An image of 500 kB',
    files: () => ({ [MANIFEST]: pod(`"${':'.repeat(250_000)}/${'@'.repeat(250_000)}\\n"`, ['kube-apiserver']) }),
  },
  {
    name: '25,000 comments that hide nothing',
    files: () => ({
      [MANIFEST]: `${'# kubernetes-pki-disable-next-line x/y\n'.repeat(25_000)}${pod('kube-apiserver', ['kube-apiserver'])}`,
    }),
  },
  {
    name: '4,900 comments and as many findings',
    files: () => ({
      [MANIFEST]: pod(
        'registry.k8s.io/kube-apiserver:v1.31.0',
        ['kube-apiserver'].concat(
          lines(4900, (at) => `--no-such-flag-${at}=x\n    # kubernetes-pki-disable-next-line manifests/flag-unknown`),
        ),
      ),
    }),
  },
  {
    name: '800 webhooks with Secrets',
    files: async () => {
      const ca = await authority('webhooks');
      const leaf = await serving(ca, ['other.example.com']);
      const bundle = base64(ca.pem);
      const hooks = lines(800, (at) =>
        [
          `- name: hook${at}.example.com`,
          '  clientConfig:',
          `    service: {name: hook${at}, namespace: web}`,
          `    caBundle: ${bundle}`,
        ].join('\n'),
      );
      const secrets = lines(800, (at) => secretText({ name: `hook${at}`, namespace: 'web', data: pairData(leaf) }));
      return {
        'hooks.yaml': [
          'apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration',
          `metadata: {name: many}\nwebhooks:\n${hooks.join('\n')}\n`,
        ].join('\n'),
        'secrets.yaml': secrets.join('---\n'),
      };
    },
  },
  {
    name: '10,000 webhooks whose CA is none',
    files: () => ({
      'hooks.yaml': `apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\nmetadata: {name: many}\nwebhooks:\n${lines(
        10_000,
        (at) => `- name: h${at}.a\n  clientConfig: {service: {name: h${at}, namespace: web}, caBundle: YQ==}\n`,
      ).join('')}`,
    }),
  },
];
