import { IMAGE_PULL } from '../kinds/imagePull.ts';
import { TALOSCTL } from '../kinds/talosctl.ts';
import type { Role, Speaker } from './loggedError.ts';

/** Both ends of a connection, as far as a line tells. */
export interface Ends {
  readonly speaker?: Speaker;
  readonly peer?: Speaker;
  readonly role?: Role;
  /** The host that the client connects to. */
  readonly address?: string;
  /** The name of the server in the configuration of the load balancer that logs the line: "backend/server". */
  readonly balanced?: string;
}

interface Sign {
  readonly pattern: RegExp;
  /** The line must contain this, too. */
  readonly also?: RegExp;
  readonly role: Role;
  /** Who says it unless the line names another component. */
  readonly speaker?: Speaker;
  /** Others only print what the speaker answers. */
  readonly isRepeated?: true;
  readonly peer?: Speaker;
}

/** The signs of a connection in a line, the most specific first. */
const SIGNS: readonly Sign[] = [
  {
    pattern: /rejected connection on peer endpoint|client certificate authentication failed/,
    role: 'server',
    speaker: 'etcd',
    peer: 'etcd',
  },
  { pattern: /does not match any of DNSNames/, role: 'server', speaker: 'etcd', peer: 'etcd' },
  { pattern: /rejected connection/, role: 'server', speaker: 'etcd' },
  // Clients of k3s are the kubelets of its agents, and whoever has a kubeconfig.
  { pattern: /Failed to authenticate request from /, role: 'server', speaker: 'k3s' },
  // k3s-io/k3s, pkg/clientaccess and pkg/agent/config: an agent or a server that joins.
  {
    pattern:
      /\btoken CA hash does not match|\bfailed to get CA certs: |\bCA cert validation failed: |\bFailed to validate connection to cluster at /,
    role: 'client',
    peer: 'k3s',
  },
  { pattern: /is not in the allowed list/, role: 'server', speaker: 'api-server' },
  // The kubelet and kubeadm repeat what containerd, CRI-O or Docker answers.
  { pattern: IMAGE_PULL, role: 'client', speaker: 'container-runtime', isRepeated: true, peer: 'registry' },
  // k8s.io/apiserver, plugin/pkg/authenticator/token/oidc: the keys with which it verifies the token.
  {
    pattern: /\bfailed to verify signature: fetching keys\b|\boidc: get keys failed\b/,
    role: 'client',
    speaker: 'kube-apiserver',
    peer: 'oidc-issuer',
  },
  {
    pattern: /invalid bearer token|due to an error: crypto\/(?:rsa|ecdsa): verification error/,
    role: 'server',
    speaker: 'kube-apiserver',
  },
  { pattern: /Unable to authenticate the request/, role: 'server', speaker: 'api-server' },
  { pattern: /http: TLS handshake error from|tls: client didn't provide a certificate/, role: 'server' },
  { pattern: /client sent an HTTP request to an HTTPS server|first record does not look like a TLS/, role: 'server' },
  // HAProxy's checks of health.
  {
    pattern: /\bLayer[67] (?:invalid response|wrong status)/,
    role: 'client',
    speaker: 'haproxy',
    peer: 'kube-apiserver',
  },
  // nginx.
  {
    pattern: /\bwhile SSL handshaking to upstream\b/,
    also: /\bupstream: "(?:https:\/\/)?[^\s"/]{1,300}:(?:6443|16443)\b/,
    role: 'client',
    peer: 'kube-apiserver',
  },
  {
    pattern: /failed to reach the peer URL|peer became inactive|health check for peer|prober detected unhealthy/,
    role: 'client',
    speaker: 'etcd',
    peer: 'etcd',
  },
  // k8s.io/apiextensions-apiserver, pkg/apiserver/conversion: "conversion webhook for %v failed".
  {
    pattern:
      /failed calling (?:admission )?webhook|failed to call webhook|\bconversion webhook for [\w.-]{1,300}\/\w{1,60}, Kind=\w{1,100} failed: /,
    role: 'client',
    speaker: 'kube-apiserver',
    isRepeated: true,
    peer: 'webhook',
  },
  // Servers that delegate to kube-apiserver use the library with which it asks webhooks.
  {
    pattern: /\bFailed to make webhook (?:authenticator|authorizer) request\b/,
    also: /\/apis\/auth(?:entication|orization)\.k8s\.io\//,
    role: 'client',
    peer: 'kube-apiserver',
  },
  {
    pattern:
      /\bFailed to make webhook (?:authenticator|authorizer) request\b|\bError in audit plugin 'webhook'|\berror contacting webhook backend: /,
    role: 'client',
    speaker: 'kube-apiserver',
    peer: 'webhook',
  },
  {
    pattern:
      /\bAPIService\b|FailedDiscoveryCheck|loading OpenAPI spec for|\bfailing or missing response from https:|\bMetrics API not available\b|\bunable to retrieve the complete list of server APIs: |\bunable to handle the request \((?:get|list) \w{1,40}\.(?:custom\.|external\.)?metrics\.k8s\.io\b/,
    role: 'client',
    speaker: 'kube-apiserver',
    peer: 'extension-apiserver',
  },
  { pattern: /oidc authenticator: |failed to fetch provider discovery data/, role: 'client', peer: 'oidc-issuer' },
  { pattern: /cannot (?:connect|sync) once/, role: 'client', peer: 'konnectivity-server' },
  {
    pattern: /Failed to create (?:gRPC|peer(?: notify)?) client/,
    also: /\bsubsys="?hubble-relay\b/,
    role: 'client',
    peer: 'cilium-agent',
  },
  { pattern: TALOSCTL, role: 'client', peer: 'talos' },
  { pattern: /\btalosctl\b/, role: 'client', peer: 'talos' },
  // etcd's client of API version 2, and flannel's.
  {
    pattern: /\bclient: etcd cluster is unavailable or misconfigured\b|\bCouldn't fetch network config: /,
    role: 'client',
    peer: 'etcd',
  },
  {
    pattern: /\bCertificate chain is not complete, please check if|\b[Cc]ertificate information is displayed above\b/,
    role: 'client',
    peer: 'rancher',
  },
  // The supervisor of k3s and RKE2 listens next to its API server.
  { pattern: /https:\/\/[^\s"/]{1,300}\/(?:v1-(?:k3s|rke2)\/|cacerts\b)/, role: 'client', peer: 'k3s' },
  { pattern: /upstream connect error or disconnect\/reset before headers/, role: 'client', peer: 'upstream' },
  {
    pattern: /\bplugin type="[\w-]{1,40}" failed|\berror getting ClusterInformation\b/,
    role: 'client',
    peer: 'kube-apiserver',
  },
  // kubectl repeats the API server's text about the kubelet. No other client requests these paths.
  {
    pattern: /:10250\/(?:containerLogs|exec|attach|portForward|run|logs)\b|\( ?pods\/(?:log|exec|attach|portforward)/,
    role: 'client',
    speaker: 'kube-apiserver',
    peer: 'kubelet',
  },
  // kubectl repeats this too.
  {
    pattern: /Forbidden \(user=[^()]{0,400}resource=nodes/,
    role: 'client',
    speaker: 'kube-apiserver',
    peer: 'kubelet',
  },
  // kubectl repeats these, too.
  {
    pattern: /\berror dialing backend: |\bunable to upgrade connection: /,
    role: 'client',
    speaker: 'kube-apiserver',
    peer: 'kubelet',
  },
  // kube-rs/kube, a library for clients of the API server.
  { pattern: /\bkube_client::client\b/, role: 'client', peer: 'kube-apiserver' },
  { pattern: /:10250\b/, role: 'client', peer: 'kubelet' },
  { pattern: /:2380\b/, role: 'client', peer: 'etcd' },
  {
    pattern: /\bplugin\/kubernetes: |\/coredns\/plugin\/kubernetes\//,
    role: 'client',
    speaker: 'pod',
    peer: 'kube-apiserver',
  },
  { pattern: /:10259\b/, role: 'client', peer: 'kube-scheduler' },
  { pattern: /:10257\b/, role: 'client', peer: 'kube-controller-manager' },
  // etcd's gateway connects to the address that etcd listens on; others need one that leads somewhere.
  {
    pattern: /(?:Addr: ?"|connect to \{|Failed to dial )(?:\[::\]|0\.0\.0\.0):2379\b/,
    role: 'client',
    speaker: 'etcd',
    peer: 'etcd',
  },
  // kube-apiserver is the only component with klog that connects to etcd.
  {
    pattern: /\blogging\.go:\d+\] ?\[core\]|\bclientconn\.go:\d+\] grpc: addrConn\b/,
    also: /:2379\b/,
    role: 'client',
    speaker: 'kube-apiserver',
    peer: 'etcd',
  },
  { pattern: /:2379\b|etcd-endpoints:/, role: 'client', peer: 'etcd' },
  {
    pattern: /addrConn\.createTransport|error reading server preface|transport: authentication handshake/,
    role: 'client',
  },
  {
    pattern:
      /You must be logged in to the server|Unable to connect to the server|Error from server|Please enter Username|the server has asked for the client to provide credentials|currently active client certificate has expired/,
    role: 'client',
    peer: 'kube-apiserver',
  },
  {
    pattern:
      /:(?:6443|8443|16443)\b|https:\/\/kubernetes\b|\/api\/v\d|\/apis\/[\w.-]+\/v\d|failed to (?:list|watch) \*v\d|leaderelection\.go:\d+\]/,
    role: 'client',
    peer: 'kube-apiserver',
  },
];

/** Programs and components that connect to the API server unless a line says otherwise. */
const CLIENTS: ReadonlySet<Speaker> = new Set([
  'kubectl',
  'kube-scheduler',
  'kube-controller-manager',
  'kube-proxy',
  'kubelet',
  'kubeadm',
]);
const PROGRAMS: ReadonlySet<Speaker> = new Set(['curl', 'openssl', 'browser']);

/** The texts in front of the host that the client connects to, in a URL, and as Go's net, gRPC, kubectl and Python's urllib3 have it. */
const BEFORE_HOST = [
  'https://',
  'http://',
  'dial tcp ',
  'Addr: "',
  'Addr:"',
  'to the server ',
  "Pool(host='",
  'connect to {',
  'Failed to dial ',
  // nginx, in streams.
  'upstream: "',
];

/** Longer is no name of a host. */
const MAX_HOST = 253;

function hostIn(line: string): string | undefined {
  for (const before of BEFORE_HOST) {
    const at = line.indexOf(before);
    if (at < 0) continue;
    const rest = line.slice(at + before.length, at + before.length + MAX_HOST);
    const host = rest.startsWith('[') ? rest.slice(1, rest.indexOf(']')) : /^[\w.-]+/.exec(rest)?.[0];
    if (host) return host;
  }
  return undefined;
}

/** HAProxy names the backend, and the server in it. */
const BALANCED = /\bserver ([\w.-]{1,100}\/[\w.-]{1,100})/i;

/** The ends of the connection that a line is about. `speaker` is who logs it, as far as that is known otherwise. */
export function endsOf(line: string, speaker: Speaker | undefined): Ends {
  const sign = SIGNS.find(({ pattern, also }) => pattern.test(line) && (also === undefined || also.test(line)));
  const address = hostIn(line);
  const balanced = speaker === 'haproxy' ? BALANCED.exec(line)?.[1] : undefined;
  const seen = { ...(address !== undefined && { address }), ...(balanced !== undefined && { balanced }) };
  if (speaker !== undefined && PROGRAMS.has(speaker))
    return { ...seen, speaker, role: 'client', ...peerOf(sign?.peer) };
  if (sign === undefined) {
    if (speaker === undefined || !CLIENTS.has(speaker)) return { ...seen, ...(speaker && { speaker }) };
    // A host that no sign shows to be that of a component may be that of a registry, for example.
    return { ...seen, speaker, role: 'client', ...peerOf(address === undefined ? 'kube-apiserver' : undefined) };
  }
  // kubectl repeats what others say.
  const isRepeated = sign.isRepeated || speaker === 'kubectl';
  const who = isRepeated ? (sign.speaker ?? speaker) : (speaker ?? sign.speaker);
  return { ...seen, role: sign.role, ...(who !== undefined && { speaker: who }), ...peerOf(sign.peer) };
}

function peerOf(peer: Speaker | undefined): Pick<Ends, 'peer'> {
  return peer === undefined ? {} : { peer };
}
