import { fileAt } from '../../cluster/nodes/nodeFiles.ts';
import type { Artifact } from '../../model/artifacts/artifact.ts';
import { certificateListOf, leafOf } from '../../model/credentialSource.ts';
import type { ComponentName } from '../../model/documents/component.ts';
import type { KubeconfigView, NodeView } from '../../model/node.ts';
import { commandWords, namedCommand } from '../../model/text/shellCommand.ts';
import type { Composed } from '../../model/text/text.ts';
import { isManaged, issueSteps, subjectOf } from './opensslSequence.ts';
import { clientTrust, identityOf, pairRoles, type Subject } from './pairRoles.ts';
import { kubeconfigCheck, kubeconfigLook, type Sequence, stagedPath } from './sequence.ts';
import { signerFor } from './signer.ts';

/**
 * Puts a new client certificate into a kubeconfig that embeds one, with OpenSSL and kubectl; the rest of the file stays. One that is
 * missing or that kubectl cannot read is written from nothing. Undefined if the CA's key is elsewhere.
 */
export function opensslKubeconfig(node: NodeView, hostPath: string): Sequence | undefined {
  if (isManaged(hostPath)) return undefined;
  const file = fileAt(node, hostPath)?.file;
  const kubeconfig = node.kubeconfigs.find((one) => one.hostPath === hostPath);
  if (!file || file.problems.length > 0) return newKubeconfig(node, hostPath, kubeconfig);
  const user = kubeconfig?.current.user;
  if (!kubeconfig || !user?.clientCertificate || user.clientCertificate.reference) return undefined;
  const leaf = leafOf(user.clientCertificate);
  const component = componentReading(node, hostPath, kubeconfig);
  const subject = component ? identityOf(node, component, leaf) : subjectOf(leaf);
  const issued = subject === undefined ? undefined : clientPair(node, hostPath, subject);
  if (!issued) return undefined;
  const made = stagedPath(hostPath);
  return {
    steps: [
      commandWords('cp -p {hostPath} {made}', { hostPath, made }),
      ...issued.steps,
      embedStep(made, user.user.name, issued),
    ],
    looks: [kubeconfigLook(made)],
    exchanges: [{ from: made, to: hostPath, isThere: true, isCopy: true }],
    restarts: component ? [component] : [],
    checks: [kubeconfigCheck(hostPath)],
  };
}

function newKubeconfig(node: NodeView, hostPath: string, own: KubeconfigView | undefined): Sequence | undefined {
  const component = componentReading(node, hostPath, own);
  const server = [...(own ? [own] : []), ...node.kubeconfigs].flatMap(
    ({ current }) => current.cluster?.cluster.server?.value ?? [],
  )[0];
  const serving = pairRoles(node).find(
    ({ purposes, component: by }) => by === 'kube-apiserver' && purposes[0] === 'serverAuth',
  );
  const authority = sharedBundle(node) ?? (serving && signerFor(node, serving.trusted)?.certificate);
  if (!component || server === undefined || authority === undefined) return undefined;
  const issued = clientPair(node, hostPath, identityOf(node, component, undefined));
  if (!issued) return undefined;
  const user = `system:${component}`;
  const made = stagedPath(hostPath);
  const at = { made, server, authority, user };
  return {
    steps: [
      ...issued.steps,
      commandWords(
        'kubectl config set-cluster kubernetes --kubeconfig {made} --server {server} --certificate-authority {authority} --embed-certs=true',
        at,
      ),
      embedStep(made, user, issued),
      commandWords('kubectl config set-context kubernetes --kubeconfig {made} --cluster kubernetes --user {user}', at),
      commandWords('kubectl config use-context kubernetes --kubeconfig {made}', at),
    ],
    looks: [kubeconfigLook(made)],
    exchanges: [{ from: made, to: hostPath, isThere: fileAt(node, hostPath) !== undefined }],
    restarts: [component],
    checks: [kubeconfigCheck(hostPath)],
  };
}

/** The file whose certificates every other kubeconfig embeds: while a CA is replaced, the bundle of both. Undefined if they differ or none is on the node. */
function sharedBundle(node: NodeView): string | undefined {
  const idsOf = (artifacts: readonly Artifact[]) => certificateListOf({ artifacts }).map(({ sha256 }) => sha256);
  const embedded = node.kubeconfigs.flatMap(({ current }) => {
    const ids = idsOf(current.cluster?.certificateAuthority?.artifacts ?? []);
    return ids.length === 0 ? [] : [ids.join()];
  });
  const [shared, ...others] = new Set(embedded);
  if (shared === undefined || others.length > 0) return undefined;
  return node.files.find(
    ({ file, hostPath, archived }) =>
      !archived && hostPath !== undefined && file.documents.length === 0 && idsOf(file.artifacts).join() === shared,
  )?.hostPath;
}

interface Issued {
  readonly certificate: string;
  readonly key: string;
  readonly steps: readonly Composed[];
}

/** A pair by the CA that the API server verifies clients with. */
function clientPair(node: NodeView, hostPath: string, subject: Subject): Issued | undefined {
  const signer = signerFor(node, clientTrust(node));
  if (!signer) return undefined;
  const stem = stagedPath(hostPath);
  const pair = { certificate: `${stem}.crt`, key: `${stem}.key` };
  return { ...pair, steps: issueSteps({ ...pair, subject, hosts: [], purposes: ['clientAuth'], signer }) };
}

function embedStep(kubeconfig: string, user: string, { certificate, key }: Issued): Composed {
  return namedCommand(
    commandWords('kubectl config set-credentials'),
    user,
    commandWords('--kubeconfig {kubeconfig} --client-certificate {certificate} --client-key {key} --embed-certs=true', {
      kubeconfig,
      certificate,
      key,
    }),
  );
}

/** Undefined for a kubeconfig of people. */
function componentReading(
  node: NodeView,
  hostPath: string,
  own: KubeconfigView | undefined,
): ComponentName | undefined {
  const reader = node.components.find(({ flags }) =>
    flags.some(({ spec, reference }) => spec?.name === 'kubeconfig' && reference?.resolution.hostPath === hostPath),
  );
  if (reader || !own) return reader?.name;
  return own.owner === 'kubectl' || own.owner === 'network-plugin' ? undefined : own.owner;
}
