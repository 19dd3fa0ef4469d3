import { plainText } from '../../src/core/model/text/plainText.ts';
import { NOW } from '../support/generator/design.ts';
import { generateNode } from '../support/generator/generateNode.ts';
import { inspectFiles } from '../support/memoryWorkspace.ts';

const from = Number(process.argv[2]),
  count = Number(process.argv[3]);
const tally = new Map<string, number[]>();
const ex = new Map<string, string>();
let g = 0,
  i = 0;
for (let seed = from; seed < from + count; seed++) {
  try {
    let t = performance.now();
    const { files, title } = await generateNode(seed);
    g += performance.now() - t;
    t = performance.now();
    const { report, workspace } = await inspectFiles(files, NOW);
    i += performance.now() - t;
    for (const f of report.findings)
      if (f.severity === 'error' || f.severity === 'warning') {
        const k = `${f.severity} ${f.rule}`;
        tally.set(k, [...(tally.get(k) ?? []), seed]);
        const e = `${seed} ${title} | ${workspace.path(f.at.uri)}: ${plainText(f.message).slice(0, 300)}`;
        ex.set(
          k,
          (ex.get(k) ?? '') +
            ((ex.get(k) ?? '').split('\n').length < Number(process.argv[4] ?? 5) ? '\n     ' + e : ''),
        );
      }
  } catch (e) {
    const k = 'CRASH ' + String(e).slice(0, 120);
    tally.set(k, [...(tally.get(k) ?? []), seed]);
    if (!ex.has(k)) ex.set(k, (e as Error).stack ?? '');
  }
}
for (const [k, s] of [...tally].sort((a, b) => b[1].length - a[1].length))
  console.log(new Set(s).size, k, [...new Set(s)].slice(0, 8).join(','), ex.get(k));
console.log('gen', g / count, 'inspect', i / count);
