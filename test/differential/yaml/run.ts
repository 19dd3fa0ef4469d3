import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { KubernetesReader } from '../../../src/core/formats/yaml/kubernetesReaders.ts';
import { programsFolder } from '../../components/programs.ts';
import { AGREED } from './agreed.ts';
import { type Difference, decoded, difference } from './compare.ts';
import { generatedFile } from './generate.ts';
import { hasTypes, writeTypes } from './goTypes.ts';
import { Judge, type Readings } from './judge.ts';
import { differencesOfKubectl } from './kubectl.ts';
import { minimized } from './minimize.ts';

/** Files per request to the judge. */
const BATCH = 500;

/** Readings of the same file, of which Go's choice among equal keys may differ. */
const TRIES = 12;

const READERS: readonly KubernetesReader[] = ['kubectl', 'component', 'clientGo'];

interface Group {
  count: number;
  readonly seed: number;
  readonly example: Difference;
}

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '3000' },
    from: { type: 'string', default: '0' },
    kubectl: { type: 'string', default: '200' },
    /** Updates the Go types that static pods and kubeconfigs are checked against. */
    types: { type: 'boolean', default: false },
  },
});
const [from, count] = [Number(values.from), Number(values.count)];
const start = performance.now();
const judge = new Judge();
if (values.types) writeTypes(judge.types());
const isOfTypes = hasTypes(judge.types());
if (!isOfTypes)
  console.log(
    'src/core/kubernetes/decode/goTypes.ts differs from the types of the judge. Run with --types to update it.',
  );
const agreed = new Map<string, number>();
const open = new Map<string, Group>();
let read = 0;
/** How many files kubectl itself reads, and every how many-th it is. */
const sample = Math.min(Number(values.kubectl), count);
const stride = Math.floor(count / Math.max(1, sample));
const sampled: { readonly seed: number; readonly file: Uint8Array; readonly readings: Readings }[] = [];
for (let at = from; at < from + count; at += BATCH) await compareBatch(at, Math.min(BATCH, from + count - at));
for (const [name, group] of open) await report(name, group);
judge.end();
const byKubectl = await compareWithKubectl();
for (const [name, files] of agreed) console.log(`${String(files).padStart(6)}  agreed: ${name}`);
const seconds = Math.round((performance.now() - start) / 1000);
console.log(`${count} files of seeds ${from} to ${from + count - 1}, ${read} of them read by kubectl, ${seconds} s`);
const failed = [...open.values()].reduce((sum, group) => sum + group.count, byKubectl);
console.log(`${count * READERS.length + sampled.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 && isOfTypes ? 0 : 1;

/** Lets the program itself read the sample, two files at a time, and returns how many it reads otherwise. */
async function compareWithKubectl(): Promise<number> {
  const rest = [...sampled];
  const kubectl = rest.length > 0 ? join(programsFolder(), 'kubectl') : '';
  let differing = 0;
  const work = async (): Promise<void> => {
    for (let next = rest.pop(); next; next = rest.pop()) {
      const { seed, file, readings } = next;
      const differences = await differencesOfKubectl(kubectl, file, readings);
      const isAgreed = READERS.some((reader) => {
        const differs = difference(reader, file, readings[reader]);
        return differs !== undefined && AGREED.some((one) => one.applies(differs, decoded(file)));
      });
      if (differences.length === 0 || isAgreed) continue;
      differing++;
      console.log([`kubectl differs in the file of seed ${seed}`, ...differences].join('\n        '));
    }
  };
  await Promise.all([work(), work()]);
  return differing;
}

async function compareBatch(first: number, size: number): Promise<void> {
  const files = Array.from({ length: size }, (_, offset) => generatedFile(first + offset));
  const readings = await judge.read(files);
  for (const [index, file] of files.entries()) {
    const reading = readings[index];
    if (!reading) throw new Error(`The file of seed ${first + index} was not judged.`);
    if (reading.kubectl.error === undefined) read++;
    const seed = first + index;
    if (sampled.length < sample && (seed - from) % stride === 0) sampled.push({ seed, file, readings: reading });
    for (const reader of READERS) {
      const differs = difference(reader, file, reading[reader]);
      if (differs) await add(differs, first + index, file);
    }
  }
}

async function add(differs: Difference, seed: number, file: Uint8Array): Promise<void> {
  const known = AGREED.find((one) => one.applies(differs, decoded(file)))?.name;
  const name = known ?? ((await isChance(differs, file)) ? 'Keys that are equal as JSON' : undefined);
  if (name !== undefined) {
    agreed.set(name, (agreed.get(name) ?? 0) + 1);
    return;
  }
  const group = `${differs.reader}: ${differs.kind}: ${differs.about}`;
  const others = open.get(group) ?? { count: 0, seed, example: differs };
  others.count++;
  open.set(group, others);
}

/** Whether Go reads the file as we do at another time: of keys that are equal as JSON it takes one by chance. */
async function isChance({ reader }: Difference, file: Uint8Array): Promise<boolean> {
  const again = await judge.read(Array.from({ length: TRIES }, () => file));
  return again.some((reading) => difference(reader, file, reading[reader]) === undefined);
}

/** Prints a kind of difference with the shortest file that shows it. */
async function report(name: string, { count: files, seed, example }: Group): Promise<void> {
  const text = await minimized(decoded(generatedFile(seed)), async (shorter) => {
    const file = new TextEncoder().encode(shorter);
    const [reading] = await judge.read([file]);
    const differs = reading && difference(example.reader, file, reading[example.reader]);
    return differs !== undefined && differs.kind === example.kind && differs.about === example.about;
  });
  console.log(`${String(files).padStart(6)}  ${name}\n        seed ${seed}: ${JSON.stringify(text.slice(0, 400))}`);
}
