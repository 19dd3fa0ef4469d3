import { type ExerciseCluster, edit, reissuePair, reissueUser } from './exerciseCluster.ts';
import type { ExerciseFaultId } from './exerciseList.ts';
import {
  etcdClientLine,
  etcdFatal,
  goTime,
  klogLine,
  kubeletLine,
  rejectedClient,
  unauthenticated,
} from './exerciseLogs.ts';
import { PKI } from './kubeadmManifests.ts';
import { kubeconfigText } from './kubeconfigText.ts';
import { makeAuthority, makeLeaf, validityFrom } from './sampleCertificate.ts';
import { makeKey } from './sampleKey.ts';
import { API_SERVER_URL, CONTROL_PLANE, KUBERNETES_SERVICE, WORKER } from './sampleNodes.ts';

/** Breaks one thing in a cluster, and resolves to what is logged of it. */
type Break = (cluster: ExerciseCluster) => string | Promise<string>;

const CONFIGURATION = `${CONTROL_PLANE.folder}/etc/kubernetes`;
const UNKNOWN_AUTHORITY = 'x509: certificate signed by unknown authority';

export const BREAKS: Readonly<Record<ExerciseFaultId, Break>> = {
  wrongPath(cluster) {
    const flag = `trusted-ca-file=${PKI}/etcd/ca`;
    edit(cluster, `${CONFIGURATION}/manifests/etcd.yaml`, `- --${flag}.crt`, `- --${flag}.pem`);
    return etcdFatal(cluster.now, `open ${PKI}/etcd/ca.pem: no such file or directory`);
  },
  wrongContext(cluster) {
    const context = 'kube-scheduler@kubernetes';
    edit(cluster, `${CONFIGURATION}/scheduler.conf`, /(?<=^current-context: ).*/m, context);
    const error = `context was not found for specified context: ${context}`;
    return klogLine(cluster.now, 'run.go:72', `"command failed" err="${error}"`);
  },
  wrongPort(cluster) {
    edit(cluster, `${CONFIGURATION}/controller-manager.conf`, ':6443', ':6444');
    const host = `${CONTROL_PLANE.address}:6444`;
    const lease = 'kube-system/leases/kube-controller-manager?timeout=5s';
    const request = `Get "https://${host}/apis/coordination.k8s.io/v1/namespaces/${lease}"`;
    return klogLine(
      cluster.now,
      'leaderelection.go:340',
      `error retrieving resource lock kube-system/kube-controller-manager: ${request}: dial tcp ${host}: connect: connection refused`,
    );
  },
  cutFile(cluster) {
    edit(cluster, `${WORKER.folder}${PKI}/ca.crt`, /-----END [A-Z ]{1,40}-----\n/, '');
    const file = `${PKI}/ca.crt`;
    const error = `error creating pool from ${file}: data does not contain any valid RSA or ECDSA certificates`;
    const message = `failed to construct kubelet dependencies: unable to load client CA file ${file}: ${error}`;
    return kubeletLine(cluster.now, 'run.go:72', `"command failed" err="${message}"`);
  },
  async expired(cluster) {
    const { now, authorities } = cluster;
    const validity = validityFrom(now, -367, -2);
    const client = await reissuePair(cluster, 'apiserver-kubelet-client', { validity });
    const times = `current time ${goTime(now)} is after ${goTime(validity.to)}`;
    const error = `x509: certificate has expired or is not yet valid: ${times}`;
    const rejected = await rejectedClient(client, authorities.ca, error);
    return kubeletLine(now, 'server.go:310', `"Unable to authenticate the request due to an error" err="${rejected}"`);
  },

  async wrongAuthority(cluster) {
    await reissueUser(cluster, 'scheduler', { trusted: cluster.authorities.frontProxy });
    const request = `Get "${API_SERVER_URL}/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/kube-scheduler?timeout=5s"`;
    const error = `${request}: tls: failed to verify certificate: ${UNKNOWN_AUTHORITY}`;
    const resource = 'error retrieving resource lock kube-system/kube-scheduler';
    return klogLine(cluster.now, 'leaderelection.go:340', `${resource}: ${error}`);
  },
  async missingAddress(cluster) {
    const service = [
      'kubernetes',
      'kubernetes.default',
      'kubernetes.default.svc',
      'kubernetes.default.svc.cluster.local',
    ];
    const names = [CONTROL_PLANE.name, ...service, CONTROL_PLANE.address];
    await reissuePair(cluster, 'apiserver', { use: { names } });
    const hosts = `certificate is valid for ${CONTROL_PLANE.address}, not ${KUBERNETES_SERVICE}`;
    return `Get "https://${KUBERNETES_SERVICE}:443/api?timeout=32s": tls: failed to verify certificate: x509: ${hosts}`;
  },
  async otherKey({ files, now }) {
    files.set(`${CONTROL_PLANE.folder}${PKI}/etcd/peer.key`, (await makeKey()).privatePem);
    return etcdFatal(now, 'tls: private key does not match public key');
  },
  async wrongIssuer(cluster) {
    const issuer = cluster.authorities.etcd;
    return unauthenticated(
      cluster.now,
      await reissueUser(cluster, 'controller-manager', { issuer }),
      issuer,
      UNKNOWN_AUTHORITY,
    );
  },
  async tokenKey({ files, now }) {
    files.set(`${CONTROL_PLANE.folder}${PKI}/sa.pub`, (await makeKey()).publicPem);
    const error = '[invalid bearer token, invalid signature, no keys found]';
    return klogLine(now, 'authentication.go:73', `"Unable to authenticate the request" err="${error}"`);
  },

  async oldGeneration({ files, now }) {
    const former = await makeAuthority('kubernetes', validityFrom(now, -700, 2950));
    const user = `system:node:${WORKER.name}`;
    files.set(
      `${WORKER.folder}/etc/kubernetes/kubelet.conf`,
      kubeconfigText({
        cluster: 'kubernetes',
        user,
        context: `${user}@kubernetes`,
        server: API_SERVER_URL,
        authority: former.pem,
        credentials: { path: '/var/lib/kubelet/pki/kubelet-client-current.pem' },
      }),
    );
    const candidate = 'while trying to verify candidate authority certificate \\"kubernetes\\"';
    const error = `${UNKNOWN_AUTHORITY} (possibly because of \\"x509: ECDSA verification failure\\" ${candidate})`;
    const request = `Post \\"${API_SERVER_URL}/api/v1/nodes\\": tls: failed to verify certificate: ${error}`;
    const message = `"Unable to register node with API server" err="${request}" node="${WORKER.name}"`;
    return kubeletLine(now, 'kubelet_node_status.go:96', message);
  },
  async missingChain(cluster) {
    const { authorities, files, now } = cluster;
    const issuer = await makeAuthority('etcd-serving-ca', validityFrom(now, -352.5, 1472.5), authorities.etcd);
    files.set(`${CONTROL_PLANE.folder}${PKI}/etcd/serving-ca.crt`, issuer.pem);
    await reissuePair(cluster, 'etcd/server', { issuer });
    return etcdClientLine(now, UNKNOWN_AUTHORITY);
  },
  frontProxyName(cluster) {
    const flag = 'requestheader-allowed-names=';
    edit(cluster, `${CONFIGURATION}/manifests/kube-apiserver.yaml`, `${flag}front-proxy-client`, `${flag}aggregator`);
    const error = 'x509: subject with cn=front-proxy-client is not in the allowed list';
    return klogLine(cluster.now, 'authentication.go:73', `"Unable to authenticate the request" err="${error}"`);
  },
  async wrongUsage(cluster) {
    const client = await reissueUser(cluster, 'scheduler', { use: { client: false, server: true } });
    const error = 'x509: certificate specifies an incompatible key usage';
    return unauthenticated(cluster.now, client, cluster.authorities.ca, error);
  },
  async wrongGroup({ files, authorities, renewed, now }) {
    const commonName = `system:node:${WORKER.name}`;
    const name = { commonName, organization: 'system:node' };
    const { pem, key } = await makeLeaf(authorities.ca, name, { client: true }, renewed);
    for (const [path, file] of files) {
      const isClient = path.startsWith(`${WORKER.folder}/var/lib/kubelet/pki/kubelet-client-`);
      if (isClient && typeof file === 'string') files.set(path, pem + key.privatePem);
    }
    const forbidden = `User \\"${commonName}\\" cannot list resource \\"nodes\\" in API group \\"\\" at the cluster scope`;
    const error = `failed to list *v1.Node: nodes \\"${WORKER.name}\\" is forbidden: ${forbidden}`;
    return kubeletLine(now, 'reflector.go:200', `"Failed to watch" err="${error}"`);
  },
};
