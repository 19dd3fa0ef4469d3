import type { Rule } from '../engine/rule.ts';
import { etcdCaShared } from '../isolation/etcd-ca-shared.ts';
import { etcdClientIdentityOverreach } from '../isolation/etcd-client-identity-overreach.ts';
import { etcdClientWrongCa } from '../isolation/etcd-client-wrong-ca.ts';
import { frontProxyCaShared } from '../isolation/front-proxy-ca-shared.ts';
import { frontProxyClientWrongCa } from '../isolation/front-proxy-client-wrong-ca.ts';
import { kubeletClientWrongCa } from '../isolation/kubelet-client-wrong-ca.ts';
import { requestheaderCaIsClusterBundle } from '../isolation/requestheader-ca-is-cluster-bundle.ts';

/** The rules of the group isolation, by path. Written by `npm run generate`. */
export const ISOLATION_RULES: readonly Rule[] = [
  etcdCaShared,
  etcdClientIdentityOverreach,
  etcdClientWrongCa,
  frontProxyCaShared,
  frontProxyClientWrongCa,
  kubeletClientWrongCa,
  requestheaderCaIsClusterBundle,
];
