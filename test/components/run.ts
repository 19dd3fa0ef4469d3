import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { writeAgreement } from '../differential/agreementDocument.ts';
import type { NodeFiles } from '../support/nodeOptions.ts';
import { writeNode } from '../support/writeNode.ts';
import { type ComponentCase, componentCase } from './cases.ts';
import type { Comparison, Difference } from './compare.ts';
import { runExpiry } from './expiry/runExpiry.ts';
import { KNOWN_DIFFERENCES, knownDifference, LEASE_LOST } from './knownDifferences.ts';
import { leftovers } from './leftovers.ts';
import { minimize } from './minimize.ts';
import { requirePrograms } from './node/enclosure.ts';
import { programsFolder } from './programs.ts';
import { type Recorded, recordRun } from './recordings.ts';
import { NEWEST, releaseOf } from './release.ts';
import { tryCase } from './tryCase.ts';
import { upgradedCase } from './upgradedCase.ts';

const { values } = parseArgs({
  allowNegative: true,
  options: {
    release: { type: 'string', default: NEWEST.kubernetes },
    /** The release of the nodes' files, if another one starts them. Predictions are those of `check --kubernetes-version`. */
    'files-of': { type: 'string' },
    from: { type: 'string', default: '1' },
    count: { type: 'string', default: '300' },
    /** The nodes that CI runs. */
    slice: { type: 'boolean', default: false },
    /** Runs only the nodes whose certificates expire meanwhile; a slice has them too. */
    expiry: { type: 'boolean', default: false },
    /** How many nodes run at once. */
    workers: { type: 'string', default: '2' },
    /** A folder of programs built elsewhere. */
    programs: { type: 'string' },
    /** Keeps the files of nodes that differ below this folder. */
    keep: { type: 'string' },
    /** Runs each node twice, and fails where the two differ. */
    twice: { type: 'boolean', default: false },
    /** Puts files back until only those are left that a difference needs; each question runs a node. */
    minimize: { type: 'boolean', default: true },
    /** Writes the counts for docs/agreement.md. */
    record: { type: 'boolean', default: false },
  },
});

/** Enough for every layout and a fault at each end, within six minutes on two cores. */
const SLICE = 12;

/** Maximum retries for a node if the machine is too slow. */
const PATIENCE = 3;

/** So many nodes show every known difference. */
const ALL = 300;

requirePrograms();
const release = releaseOf(values.release);
const filesOf = values['files-of'] === undefined ? undefined : releaseOf(values['files-of']);
const programs = values.programs ?? programsFolder(release);
const started = Date.now();
const count = values.slice ? SLICE : Number(values.count);
const seeds = Array.from({ length: values.expiry ? 0 : count }, (_, at) => Number(values.from) + at);
const results: { readonly seed: number; readonly comparison: Comparison }[] = [];
const known = new Map<string, number>();
let unlisted = 0;

const waiting = seeds.values();
await Promise.all(
  Array.from({ length: Number(values.workers) }, async () => {
    for (const seed of waiting) await trySeed(seed);
  }),
);

const total = (pick: (comparison: Comparison) => number) => results.reduce((sum, one) => sum + pick(one.comparison), 0);
const counts: Recorded = {
  release: release.kubernetes,
  ...(filesOf && { filesOf: filesOf.kubernetes }),
  etcd: release.etcd,
  date: new Date().toISOString().slice(0, 10),
  seeds: [seeds[0] ?? 0, seeds.at(-1) ?? 0],
  starts: total(({ starts }) => starts),
  broken: total(({ broken }) => broken),
  working: total(({ working }) => working),
  untried: total(({ untried }) => untried),
  known: Object.fromEntries([...known].sort()),
};
for (const [id, count] of known) console.log(`known difference ${id}: ${count}`);
console.log(
  `Kubernetes ${counts.release}${filesOf ? ` on files of ${filesOf.kubernetes}` : ''}, etcd ${counts.etcd}: ${results.length} nodes, ${counts.starts} starts, ${counts.broken} broken and ` +
    `${counts.working} working connections as foretold, ${counts.untried} not tried, ` +
    `${[...known.values()].reduce((sum, count) => sum + count, 0)} known differences, ${unlisted} disagreements, ` +
    `${Math.round((Date.now() - started) / 1000)} s`,
);
if (values.record && unlisted === 0) {
  recordRun(counts);
  writeAgreement();
}
if (values.expiry || values.slice) unlisted += await runExpiry(programs, release);
const left = values.slice ? await leftovers(['--count=1', `--release=${release.kubernetes}`]) : [];
for (const one of left) console.log(`left behind by a run that was killed: ${one}`);
const gone = seeds.length < ALL ? [] : KNOWN_DIFFERENCES.filter(({ id }) => !known.has(id));
for (const { id } of gone) console.log(`known difference ${id}: listed, and gone`);
process.exitCode =
  unlisted === 0 && gone.length === 0 && left.length === 0 && (results.length > 0 || values.expiry) ? 0 : 1;

async function trySeed(seed: number): Promise<void> {
  const now = new Date(Math.floor(Date.now() / 1000) * 1000);
  const one = filesOf ? await upgradedCase(seed, filesOf, release, now) : await componentCase(seed, release, now);
  const run = () => tryCase(one, programs, release, now);
  let comparison = await run();
  // A busy machine may be too slow for a component, so only a repeated difference counts.
  for (let again = 0; again < (isTooSlow(comparison) ? PATIENCE : 1); again++) {
    if (open(comparison).length === 0 && !isTooSlow(comparison)) break;
    comparison = await run();
  }
  if (values.twice) {
    const again = await run();
    if (summary(again) !== summary(comparison)) {
      unlisted++;
      console.log(`${one.id}: two runs differ\n${summary(comparison)}\n${summary(again)}`);
    }
  }
  results.push({ seed, comparison });
  for (const difference of comparison.differences) {
    const id = knownDifference(difference)?.id;
    if (id !== undefined) known.set(id, (known.get(id) ?? 0) + 1);
  }
  for (const difference of open(comparison)) {
    unlisted++;
    await print(one, difference, now);
  }
  if (results.length % 20 === 0) console.log(`${results.length} of ${seeds.length} nodes`);
}

/** Whether a component lost its lease, which usually means that the machine is too slow. */
function isTooSlow(comparison: Comparison): boolean {
  return comparison.differences.some(({ real }) => LEASE_LOST.test(real));
}

function open({ differences }: Comparison): readonly Difference[] {
  return differences.filter((difference) => knownDifference(difference) === undefined);
}

/** The common part of two runs of one node. */
function summary({ differences, ...counts }: Comparison): string {
  return JSON.stringify({ ...counts, differences: differences.map(({ name, foretold }) => [name, foretold]) });
}

async function print(one: ComponentCase, difference: Difference, now: Date): Promise<void> {
  const { name, foretold } = difference;
  const stillDiffers = async (files: NodeFiles) => {
    const { differences } = await tryCase({ ...one, files }, programs, release, now);
    return differences.some((other) => other.name === name && other.foretold === foretold);
  };
  const minimized = await minimize(one, values.minimize ? stillDiffers : async () => false);
  const lines = [`  foretold ${foretold}`, `  real     ${difference.real.replaceAll('\n', '\n           ')}`];
  const files = minimized.changed.map((path) => `  changed  /${path}`);
  console.log([`${one.id}: ${name}`, ...lines, ...files].join('\n'));
  if (values.keep === undefined) return;
  const folder = `${values.keep}/${one.id.replace(/[^\w.+-]+/g, '-')}`;
  mkdirSync(folder, { recursive: true });
  await writeNode(minimized.files, folder);
  writeFileSync(`${folder}/difference.txt`, `${name}\n${lines.join('\n')}\n`);
}
