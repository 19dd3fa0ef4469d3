import { APISERVER_CLIENTS } from './apiserverClients.ts';
import { APISERVER_SERVING } from './apiserverServing.ts';
import { APISERVER_START } from './apiserverStart.ts';
import type { Case } from './case.ts';
import { CHAINS } from './chains.ts';
import { ETCD_CONNECTION } from './etcdConnection.ts';
import { KNOWN_FAULTS } from './knownFaults.ts';
import { LEAVES } from './leaves.ts';
import { PEERS } from './peers.ts';
import { TEXTS } from './texts.ts';

/** Every change to a correct node that is tried, each with a unique id. */
export const TABLE: readonly Case[] = [
  ...KNOWN_FAULTS,
  ...CHAINS,
  ...LEAVES,
  ...TEXTS,
  ...PEERS,
  ...APISERVER_CLIENTS,
  ...APISERVER_START,
  ...APISERVER_SERVING,
  ...ETCD_CONNECTION,
];
