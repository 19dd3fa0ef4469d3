import type { HostileFiles } from '../../bench/hostile/hostileInput.ts';
import {
  aliasBomb,
  aliasedClusters,
  largeBundle,
  largeDer,
  largeKubeconfig,
  largeList,
  largeUnit,
  longExponents,
  mergeChain,
  namesakes,
  nestedMerges,
  strangers,
  tokensAndKeys,
  wideSecret,
} from '../../bench/hostileCosts.ts';
import { authority, NOW, pairData, secretText, serving, webhookText } from '../../support/apiObjects.ts';
import { days } from '../../support/nodeOptions.ts';
import { base64 } from '../../support/pem.ts';

/** Workspaces that once cost far more than they are long, small enough for many: what grows with their square shows at a stretch. */
export async function costlyWorkspaces(): Promise<readonly HostileFiles[]> {
  return [
    longExponents(8, 2048),
    await namesakes(24),
    strangers(40),
    await tokensAndKeys(8, 12),
    await tokensAndKeys(8, 12, true),
    aliasedClusters(60, 10),
    nestedMerges(6),
    mergeChain(120),
    aliasBomb(6),
    largeKubeconfig(12),
    largeList(12),
    wideSecret(300),
    largeBundle(30),
    largeDer(30),
    largeUnit(150),
    longWords(),
    {
      'etc/kubernetes/admin.conf': `${'# kubernetes-pki-disable-next-line x\n'.repeat(800)}apiVersion: v1\nkind: Config\n`,
    },
    { 'etc/kubernetes/pki/apiserver.crt': await expired('a'.repeat(1400)) },
    { 'etc/kubernetes/pki/apiserver.crt': await expired('{a} '.repeat(350)) },
    await webhooks(40),
  ];
}

/** Texts that a regular expression may go over again and again. */
function longWords(): HostileFiles {
  const image = 'a/'.repeat(4000);
  return {
    'etc/systemd/system/kubelet.service': `[Service]\nExecStart=/usr/bin/kubelet --a${'\t'.repeat(4000)}x\n`,
    'etc/kubernetes/manifests/kube-apiserver.yaml': `apiVersion: v1
kind: Pod
metadata: {name: kube-apiserver}
spec: {containers: [{name: kube-apiserver, image: "${image}", command: [kube-apiserver]}]}
`,
  };
}

async function expired(commonName: string): Promise<string> {
  const ca = await authority('kubernetes');
  const { pem } = await serving(ca, ['a.example.com'], {
    subject: { commonName },
    notBefore: days(NOW, -400),
    notAfter: days(NOW, -35),
  });
  return pem;
}

async function webhooks(count: number): Promise<HostileFiles> {
  const ca = await authority('webhooks');
  const leaf = await serving(ca, ['policy.default.svc']);
  const documents = Array.from({ length: count }, (_, at) => [
    webhookText({ config: [`service: {name: policy-${at}, namespace: default}`, `caBundle: ${base64(ca.pem)}`] }),
    secretText({ name: `policy-${at}`, namespace: 'default', data: pairData(leaf, { ca }) }),
  ]);
  return { 'work/webhooks.yaml': documents.flat().join('---\n') };
}
