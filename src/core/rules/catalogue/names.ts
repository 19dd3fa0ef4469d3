import type { Rule } from '../engine/rule.ts';
import { apiserverSanMissingAdvertiseAddress } from '../names/apiserver-san-missing-advertise-address.ts';
import { apiserverSanMissingEndpoint } from '../names/apiserver-san-missing-endpoint.ts';
import { apiserverSanMissingServiceIp } from '../names/apiserver-san-missing-service-ip.ts';
import { apiserverSanMissingServiceName } from '../names/apiserver-san-missing-service-name.ts';
import { clientCnEmpty } from '../names/client-cn-empty.ts';
import { clusterDomainDisagree } from '../names/cluster-domain-disagree.ts';
import { cnNearMiss } from '../names/cn-near-miss.ts';
import { etcdPeerCnNotAllowed } from '../names/etcd-peer-cn-not-allowed.ts';
import { etcdPeerSanMissingHost } from '../names/etcd-peer-san-missing-host.ts';
import { etcdServerSanMissingAdvertisedHost } from '../names/etcd-server-san-missing-advertised-host.ts';
import { etcdServerSanMissingClientHost } from '../names/etcd-server-san-missing-client-host.ts';
import { frontProxyCnNotAllowed } from '../names/front-proxy-cn-not-allowed.ts';
import { frontProxyNamesEmpty } from '../names/front-proxy-names-empty.ts';
import { identityUnexpected } from '../names/identity-unexpected.ts';
import { kubeconfigServerNotInSan } from '../names/kubeconfig-server-not-in-san.ts';
import { kubeletCnFormat } from '../names/kubelet-cn-format.ts';
import { kubeletCnNodeMismatch } from '../names/kubelet-cn-node-mismatch.ts';
import { loopbackServerNotInSan } from '../names/loopback-server-not-in-san.ts';
import { mastersGroupSpread } from '../names/masters-group-spread.ts';
import { sanBadDns } from '../names/san-bad-dns.ts';
import { sanIpAsDns } from '../names/san-ip-as-dns.ts';
import { sanMissingCnOnly } from '../names/san-missing-cn-only.ts';
import { sanTrailingDot } from '../names/san-trailing-dot.ts';
import { sanUnrendered } from '../names/san-unrendered.ts';
import { sanWildcardDepth } from '../names/san-wildcard-depth.ts';

/** The rules of the group names, by path. Written by `npm run generate`. */
export const NAMES_RULES: readonly Rule[] = [
  apiserverSanMissingAdvertiseAddress,
  apiserverSanMissingEndpoint,
  apiserverSanMissingServiceIp,
  apiserverSanMissingServiceName,
  clientCnEmpty,
  clusterDomainDisagree,
  cnNearMiss,
  etcdPeerCnNotAllowed,
  etcdPeerSanMissingHost,
  etcdServerSanMissingAdvertisedHost,
  etcdServerSanMissingClientHost,
  frontProxyCnNotAllowed,
  frontProxyNamesEmpty,
  identityUnexpected,
  kubeconfigServerNotInSan,
  kubeletCnFormat,
  kubeletCnNodeMismatch,
  loopbackServerNotInSan,
  mastersGroupSpread,
  sanBadDns,
  sanIpAsDns,
  sanMissingCnOnly,
  sanTrailingDot,
  sanUnrendered,
  sanWildcardDepth,
];
