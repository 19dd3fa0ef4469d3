import type { Case } from './case.ts';
import { CHAINS } from './chains.ts';
import { KNOWN_FAULTS } from './knownFaults.ts';
import { LEAVES } from './leaves.ts';
import { PEERS } from './peers.ts';
import { TEXTS } from './texts.ts';

/** Every change to a correct node that is tried, each under an id of its own. */
export const TABLE: readonly Case[] = [...KNOWN_FAULTS, ...CHAINS, ...LEAVES, ...TEXTS, ...PEERS];
