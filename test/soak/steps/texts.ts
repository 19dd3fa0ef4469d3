import type { Draw } from '../../fuzz/draw.ts';

/** The edits of a person in a manifest, a kubeconfig or the kubelet's configuration. YAML stays valid. */
export function editText(text: string, file: string, draw: Draw): { readonly text: string; readonly what: string } {
  if (draw.chance(5)) return { text: comment(text, draw), what: 'put a comment into' };
  if (/manifests\//.test(file)) return { text: editFlag(text, draw), what: 'edit a flag of' };
  if (file.endsWith('.conf')) return { text: editKubeconfig(text, draw), what: 'edit the kubeconfig' };
  return { text: editField(text, draw), what: 'edit a field of' };
}

const RULES = ['cert-expired', 'flag-unknown', 'flag-file-missing', 'kubeconfig-insecure', 'kubelet-anonymous-on'];

function comment(text: string, draw: Draw): string {
  const reach = draw.pick(['file', 'next-line']);
  return `# kubernetes-pki-disable-${reach} ${draw.pick(RULES)} -- tried\n${text}`;
}

const OTHERS = [
  '/etc/kubernetes/pki/ca.crt',
  '/etc/kubernetes/pki/apiserver.crt',
  '/etc/kubernetes/pki/etcd/ca.crt',
  '/etc/kubernetes/pki/front-proxy-client.key',
  '/etc/kubernetes/pki/no-such.crt',
  '/var/lib/kubelet/pki/kubelet.crt',
];

function editFlag(text: string, draw: Draw): string {
  const lines = text.split('\n');
  const flags = lines.flatMap((line, index) => (/^\s+- --/.test(line) ? [index] : []));
  if (flags.length === 0) return comment(text, draw);
  const at = draw.pick(flags);
  const line = lines[at] ?? '';
  switch (draw.below(5)) {
    case 0:
      lines.splice(at, 1);
      break;
    case 1:
      lines[at] = line.replace(/=.*/, `=${draw.pick(OTHERS)}`);
      break;
    case 2:
      lines[at] = line.replace(/\d+/, (digits) => String(Number(digits) + 1));
      break;
    case 3:
      lines[at] = line.replace('--', '--no-such-');
      break;
    default:
      lines.splice(at, 0, line);
  }
  return lines.join('\n');
}

function editKubeconfig(text: string, draw: Draw): string {
  const changes = [
    () => text.replace(/server: https:\/\/[^:\n]*/, `server: https://10.${draw.below(9)}.9.11`),
    () => text.replace(/server: https/, 'server: http'),
    () => text.replace(/client-certificate(-data)?: .*/, 'client-certificate: /var/lib/kubelet/pki/kubelet.crt'),
    () => text.replace(/certificate-authority(-data)?: .*/, 'certificate-authority: /etc/kubernetes/pki/etcd/ca.crt'),
    () => text.replace(/certificate-authority(-data)?: .*/, 'insecure-skip-tls-verify: true'),
    () => text.replace(/current-context: .*/, 'current-context: nowhere'),
  ];
  return draw.pick(changes)();
}

function editField(text: string, draw: Draw): string {
  const changes = [
    () => text.replace(/enabled: (true|false)/, (_, value) => `enabled: ${value === 'false'}`),
    () => text.replace(/clientCAFile: .*/, `clientCAFile: ${draw.pick(OTHERS)}`),
    () => text.replace(/rotateCertificates: true/, 'rotateCertificates: false'),
    () => text.replace(/mode: Webhook/, 'mode: AlwaysAllow'),
    () => text.replace(/staticPodPath: .*/, 'staticPodPath: /etc/manifests'),
  ];
  return draw.pick(changes)();
}
