import type { Rule } from '../engine/rule.ts';
import { caEkuRestricts } from '../usage/ca-eku-restricts.ts';
import { clientCertCanServe } from '../usage/client-cert-can-serve.ts';
import { ekuMissingClientAuth } from '../usage/eku-missing-client-auth.ts';
import { ekuMissingServerAuth } from '../usage/eku-missing-server-auth.ts';
import { etcdPeerEkuIncomplete } from '../usage/etcd-peer-eku-incomplete.ts';
import { etcdServerEkuNoClient } from '../usage/etcd-server-eku-no-client.ts';
import { kuNoDigitalSignature } from '../usage/ku-no-digital-signature.ts';
import { leafHasCertSign } from '../usage/leaf-has-cert-sign.ts';
import { leafIsCa } from '../usage/leaf-is-ca.ts';

/** The rules of the group usage, by path. Written by `npm run generate`. */
export const USAGE_RULES: readonly Rule[] = [
  caEkuRestricts,
  clientCertCanServe,
  ekuMissingClientAuth,
  ekuMissingServerAuth,
  etcdPeerEkuIncomplete,
  etcdServerEkuNoClient,
  kuNoDigitalSignature,
  leafHasCertSign,
  leafIsCa,
];
