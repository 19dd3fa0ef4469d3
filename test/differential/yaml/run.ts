import { parseArgs } from 'node:util';
import { type Difference, difference } from './compare.ts';
import { type GeneratedFile, generatedFile } from './generate.ts';
import { Judge } from './judge.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '3000' },
    from: { type: 'string', default: '0' },
    show: { type: 'string', default: '2' },
  },
});

const BATCH = 500;

const judge = new Judge();
const found = new Map<string, { count: number; examples: GeneratedFile[] }>();
const [from, count, show] = [Number(values.from), Number(values.count), Number(values.show)];
const start = performance.now();
for (let at = from; at < from + count; at += BATCH) {
  const files = Array.from({ length: Math.min(BATCH, from + count - at) }, (_, offset) => generatedFile(at + offset));
  const readings = await judge.read(files.map(({ file }) => file));
  for (const [index, file] of files.entries()) {
    const reading = readings[index];
    if (!reading) throw new Error('A file was not judged.');
    for (const reader of ['kubectl', 'kubelet', 'clientGo'] as const) {
      const differs = difference(reader, file.file, reading[reader]);
      if (differs) add(differs, file);
    }
  }
}
judge.end();
for (const [name, { count: files, examples }] of [...found].sort(([, a], [, b]) => b.count - a.count)) {
  console.log(`${String(files).padStart(6)} ${name}  [${examples.map(({ seed }) => seed).join(', ')}]`);
}
console.log(`${count} files, ${found.size} classes, ${Math.round((performance.now() - start) / 100) / 10} s`);

function add({ reader, kind, about }: Difference, file: GeneratedFile): void {
  const name = `${reader}: ${kind}: ${about}`;
  const known = found.get(name) ?? { count: 0, examples: [] };
  known.count++;
  if (known.examples.length < show) known.examples.push(file);
  found.set(name, known);
}
