import { certificatesFolder, isMadeByKubeadm } from '../../cluster/nodes/certificatesFolder.ts';
import { flagView } from '../../cluster/nodes/flags.ts';
import { fileAt } from '../../cluster/nodes/nodeFiles.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { derived } from '../../model/memo/derived.ts';
import { componentOf, type NodeView } from '../../model/node.ts';
import { commandWords } from '../../model/text/shellCommand.ts';
import { kubeadmKubeconfig } from './kubeadmSequence.ts';
import { isManaged, issueSteps } from './opensslSequence.ts';
import { clientTrust, identityOf } from './pairRoles.ts';
import { certificateCheck, kubeconfigLook, type Sequence, STAGED } from './sequence.ts';
import { signerFor } from './signer.ts';

const KUBECONFIG = '/etc/kubernetes/kubelet.conf';

const CLIENT = /\/pki\/kubelet-client-[^/]+\.pem$/;

/**
 * Gives the kubelet of a control-plane node another client certificate: kubeadm signs a first one, with which the kubelet asks for its own,
 * and kubelet.conf names that again, as `kubeadm init phase kubelet-finalize` does, which would look for a version on the internet (kubernetes.io, "Kubelet client certificate rotation fails"). Undefined for other files, and where the
 * key of the CA is elsewhere.
 */
export function kubeadmKubelet(node: NodeView, hostPath: string): Sequence | undefined {
  const folder = certificatesFolder(node);
  if ((hostPath !== KUBECONFIG && !CLIENT.test(hostPath)) || !isMadeByKubeadm(node)) return undefined;
  if (!fileAt(node, KUBECONFIG) || !(fileAt(node, `${folder}/ca.key`) || !node.hasPrivateKeys)) return undefined;
  const rotated = node.files.flatMap((one) => (one.hostPath && CLIENT.test(one.hostPath) ? [one.hostPath] : []));
  const [first = '/var/lib/kubelet/pki/kubelet-client-current.pem'] = rotated;
  const current = `${first.slice(0, first.lastIndexOf('/'))}/kubelet-client-current.pem`;
  const name = flagView(componentOf(node, 'kubelet'), 'hostname-override')?.flag.value;
  const made = `${STAGED}/kubelet.conf`;
  const user = { path: KUBECONFIG, output: 'jsonpath={.users[0].name}' };
  const at = { current, path: KUBECONFIG, user: commandWords(USER_NAME, user) };
  return {
    steps: kubeadmKubeconfig(node, 'kubelet', folder, name),
    looks: [kubeconfigLook(made)],
    replaced: rotated,
    exchanges: [{ from: made, to: KUBECONFIG, isThere: true }],
    edits: [commandWords('rm -f {current}', at)],
    restarts: [],
    afterwards: [
      commandWords('systemctl restart kubelet'),
      commandWords('until [ -e {current} ]; do sleep 2; done', at),
      commandWords(
        'kubectl config set-credentials {user} --kubeconfig {path} --client-certificate {current} --client-key {current}',
        at,
      ),
      commandWords('systemctl restart kubelet'),
    ],
    checks: [certificateCheck(current)],
  };
}

/** The name of the only user in the kubeconfig, which kubeadm takes from the node. */
const USER_NAME = '"$(kubectl config view --kubeconfig {path} --minify -o {output})"';

/**
 * The same for clusters in which only people issue certificates: with OpenSSL, into the file that the kubeconfig names for both certificate and key.
 * Undefined for a kubelet whose kubeconfig embeds them, or names two files.
 */
export function opensslKubelet(node: NodeView, hostPath: string): Sequence | undefined {
  const kubeconfig = kubeletKubeconfig(node);
  const credentials = kubeconfig?.current.user?.clientCertificate;
  const current = credentials?.reference?.resolution.hostPath;
  const signer = signerFor(node, clientTrust(node));
  if (!kubeconfig || !signer || current === undefined || !CURRENT.test(current) || isManaged(current)) return undefined;
  if (!CLIENT.test(hostPath) && hostPath !== kubeconfig.hostPath) return undefined;
  const folder = current.slice(0, current.lastIndexOf('/'));
  const pair = { certificate: `${STAGED}/kubelet.crt`, key: `${STAGED}/kubelet.key` };
  const subject = identityOf(node, 'kubelet', leafOf(credentials));
  const made = `${STAGED}/${ISSUED}`;
  const at = { ...pair, current, made, name: ISSUED };
  return {
    replaced: node.files.flatMap((one) => (one.hostPath && CLIENT.test(one.hostPath) ? [one.hostPath] : [])),
    steps: [
      ...issueSteps({ ...pair, subject, hosts: [], purposes: ['clientAuth'], signer }),
      commandWords('(umask 077 && cat {certificate} {key} > {made})', at),
    ],
    looks: [certificateCheck(made)],
    exchanges: [{ from: made, to: `${folder}/${ISSUED}`, isThere: false }],
    edits: [commandWords('ln -sf {name} {current}', at)],
    restarts: ['kubelet'],
    checks: [certificateCheck(current)],
  };
}

/** The kubeconfig of the kubelet once it has its certificate. */
const kubeletKubeconfig = derived((node: NodeView) =>
  node.kubeconfigs.find(({ owner, isBootstrap }) => owner === 'kubelet' && !isBootstrap),
);

const CURRENT = /\/pki\/kubelet-client-current\.pem$/;

/** The kubelet replaces it when it renews, and wants a link (client-go, certificate_store.go). */
const ISSUED = 'kubelet-client-issued.pem';
