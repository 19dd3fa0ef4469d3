import { kubeconfigText } from '../../../src/sample/kubeconfigText.ts';
import { authority, NOW, serving } from '../apiObjects.ts';
import type { IssuedCertificate } from '../certificates.ts';
import { key, privateKeyPem, publicKeyPem } from '../keyPair.ts';
import { days } from '../nodeOptions.ts';

/** Folders that no file of a node names; the last two have names of kubeadm's folders as well. */
export const DECOY_FOLDERS = ['docs', 'app/tls', 'deploy/pki', 'store/etc/kubernetes/pki'] as const;

const KUBECONFIGS = [
  'admin',
  'super-admin',
  'scheduler',
  'controller-manager',
  'kubelet',
  'bootstrap-kubelet',
] as const;
const LEAVES = ['apiserver', 'apiserver-kubelet-client', 'front-proxy-client', 'etcd/server', 'etcd/peer'] as const;
const AUTHORITIES = ['ca', 'front-proxy-ca', 'etcd/ca'] as const;

const EXPIRED = 'etcd/server';

/** All that may be said of them: the one that has expired, in whatever folder. */
export const DECOY_FINDING = 'validity/cert-expired unknown warning configured';

/**
 * Files with kubeadm's names in a folder, and the kubeconfigs next to a folder `pki`. Their content has nothing to do with a cluster, or with each other:
 * each certificate has its own CA, and each kubeconfig is for another cluster.
 */
export async function decoys(folder: (typeof DECOY_FOLDERS)[number]): Promise<ReadonlyMap<string, string>> {
  const contents = new Map<string, string>();
  const addPair = (name: string, { pem, key }: IssuedCertificate) => {
    contents.set(`${name}.crt`, pem).set(`${name}.key`, privateKeyPem(key));
  };
  for (const name of AUTHORITIES) addPair(name, await authority(`Shop root ${name}`));
  for (const name of LEAVES) {
    const notAfter = days(NOW, name === EXPIRED ? -2 : 335);
    addPair(
      name,
      await serving(await authority(`Shop of ${name}`), [`${name.replace('/', '-')}.shop.test`], { notAfter }),
    );
  }
  contents.set('sa.pub', publicKeyPem(await key('shop pub'))).set('sa.key', privateKeyPem(await key('shop key')));
  const kubeconfigs = new Map<string, string>();
  for (const name of KUBECONFIGS) {
    const ca = await authority(`Warehouse ${name}`);
    const user = await serving(await authority(`Users of ${name}`), [`clerk-${name}`], {
      extendedKeyUsage: ['clientAuth'],
    });
    kubeconfigs.set(
      `${name}.conf`,
      kubeconfigText({
        server: `https://${name}.warehouse.test:6443`,
        cluster: 'warehouse',
        user: 'clerk',
        context: 'clerk@warehouse',
        authority: ca.pem,
        credentials: { certificate: user.pem, key: privateKeyPem(user.key) },
      }),
    );
  }
  return new Map([
    ...[...contents].map(([name, text]) => [`${folder}/${name}`, text] as const),
    ...[...kubeconfigs].map(([name, text]) => [`${folder.replace(/\/pki$/, '')}/${name}`, text] as const),
  ]);
}
