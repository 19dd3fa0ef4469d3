import { parentPort, workerData } from 'node:worker_threads';
import { findFailure } from './check/findFailure.ts';
import { makeCorpus } from './corpus/makeCorpus.ts';
import { Draw } from './draw.ts';
import { usedHeap } from './heap.ts';
import { writeInFlight } from './inFlight.ts';
import type { Input } from './kind.ts';
import { drawKind, makeKinds } from './kinds.ts';
import type { FromWorker, Tally, WorkerTask } from './messages.ts';
import { shrink } from './shrink.ts';

const { options, shared, known } = workerData as WorkerTask;
const send = (message: FromWorker) => parentPort?.postMessage(message);

/** Inputs after which caches are as full as they get. */
const WARM_AFTER = 2000;
/** Every so many inputs one is run a second time. */
const TWICE_EVERY = 8;

const corpus = await makeCorpus();
const { secrets } = corpus;
const kinds = (await makeKinds(corpus)).filter(({ name }) => options.only === undefined || name === options.only);
const tallies = new Map<string, Tally>();
const reported = new Set(known);
let failures = 0;
let warm: number | undefined;
send({ kind: 'ready' });

const end = performance.now() + options.time * 1000;
let index = options.from;
for (; index < options.from + options.count && performance.now() < end; index++) {
  if (index - options.from === WARM_AFTER) warm = usedHeap();
  await tryOne(index);
}
const heap = usedHeap();
send({ kind: 'end', next: index, tallies, failures, heap: [warm ?? heap, heap] });

async function tryOne(at: number): Promise<void> {
  const draw = new Draw(options.seed, at);
  const kind = drawKind(kinds, draw);
  const input = kind.make(draw);
  const { count, cpu: before, hold: longest } = tallies.get(kind.name) ?? { count: 0, cpu: 0, hold: 0 };
  let hold = longest;
  const onHold = (time: number) => {
    hold = Math.max(hold, time);
  };
  const { maxHold } = options;
  const checks = { secrets, twice: at % TWICE_EVERY === 0, maxHold, onHold };
  writeInFlight(shared, { kind: kind.name, lookAt: at, input });
  const cpu = process.threadCpuUsage();
  const failure = await findFailure(kind, input, at, checks);
  const { user, system } = process.threadCpuUsage(cpu);
  tallies.set(kind.name, { count: count + 1, cpu: before + (user + system) / 1000, hold });
  if (!failure) return;
  failures++;
  const { property, signature } = failure;
  const id = `${property} ${kind.name} ${signature}`;
  if (reported.has(id)) return;
  reported.add(id);
  const isSame = async (smaller: Input) => {
    writeInFlight(shared, { kind: kind.name, lookAt: at, input: smaller });
    const found = await findFailure(kind, smaller, at, { secrets, twice: property === 'unstable', maxHold });
    return found?.property === property && found.signature === signature;
  };
  const smallest = (await isSame(input)) ? await shrink(input, isSame, property === 'secret') : input;
  const hasSecret = smallest.some(([, bytes]) => isSecret(bytes));
  const crash = { kind: kind.name, property, signature, lookAt: at, input: smallest };
  send({ kind: 'crash', crash, index: at, hasSecret });
}

function isSecret(bytes: Uint8Array): boolean {
  const octets = Buffer.from(bytes);
  return ['utf8', 'hex', 'base64'].some((encoding) => secrets.find(octets.toString(encoding as BufferEncoding)));
}
