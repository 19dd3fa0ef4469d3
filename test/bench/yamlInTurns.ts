/**
 * Prints the processor time of reading YAML, here and in another checkout, in turns in one process: `node test/bench/yamlInTurns.ts
 * /path/of/other list`. Measures the inputs with the words in their names, or all. TURNS is how often each checkout reads each input, 7 if it is not
 * set.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../scripts/paths.ts';
import { spread } from './costs/spread.ts';
import { YAML_INPUTS } from './costs/yamlInputs.ts';

type ParseYaml = (text: string) => { readonly documents: readonly unknown[]; readonly problems: readonly unknown[] };
type DecodeFile = (uri: string, bytes: Uint8Array) => Promise<unknown>;

interface Reader {
  readonly parseYaml: ParseYaml;
  readonly decodeFile: DecodeFile;
}

const TURNS = Number(process.env.TURNS ?? 7);
/** Characters that a turn reads at least. */
const ENOUGH = 1_000_000;

const [other, ...words] = process.argv.slice(2);
if (other === undefined) throw new Error('node test/bench/yamlInTurns.ts OTHER-CHECKOUT [WORDS…]');
const readers = { before: await readerOf(other), after: await readerOf(ROOT) };

for (const { name, file, text: make } of YAML_INPUTS) {
  if (!words.every((word) => name.includes(word))) continue;
  const text = await make();
  const bytes = new TextEncoder().encode(text);
  const repeats = Math.ceil(ENOUGH / text.length);
  for (const { parseYaml } of Object.values(readers)) {
    const { documents, problems } = parseYaml(text);
    if (documents.length === 0 || problems.length > 0) throw new Error(`${name} cannot be read.`);
  }
  const parsed = await inTurns(repeats, ({ parseYaml }) => parseYaml(text));
  const decoded = await inTurns(repeats, ({ decodeFile }) => decodeFile(`file:///${file}`, bytes));
  console.log(`${name} (${text.length} characters, ${repeats} times): parsed ${parsed}; decoded ${decoded}`);
}

async function readerOf(checkout: string): Promise<Reader> {
  const at = (file: string) => import(pathToFileURL(path.resolve(checkout, 'src/core', file)).href);
  return { ...(await at('formats/yaml/parseYaml.ts')), ...(await at('kubernetes/decode/decodeFile.ts')) } as Reader;
}

/** Times of both checkouts. The first turn warms them up. */
async function inTurns(repeats: number, read: (reader: Reader) => unknown): Promise<string> {
  const names = ['before', 'after'] as const;
  const times = { before: [] as number[], after: [] as number[] };
  for (let turn = 0; turn <= TURNS; turn++) {
    for (const name of turn % 2 === 0 ? names : names.toReversed()) {
      const start = process.cpuUsage();
      for (let at = 0; at < repeats; at++) await read(readers[name]);
      const { user, system } = process.cpuUsage(start);
      if (turn > 0) times[name].push((user + system) / 1000);
    }
  }
  return names.map((name) => `${name} ${spread(times[name])} ms`).join(', ');
}
