import { faultyNode, GENERATED_FAULTS, standsAt } from '../support/generator/faults.ts';
import { findingLine, loudFindings } from '../support/generator/loudFindings.ts';

const from = Number(process.argv[2]),
  count = Number(process.argv[3]),
  only = process.argv[4],
  show = Number(process.argv[5] ?? 2);
for (const fault of GENERATED_FAULTS) {
  if (only && !fault.id.includes(only)) continue;
  let n = 0,
    found = 0,
    total = 0;
  const missed: string[] = [],
    many: string[] = [];
  for (let seed = from; seed < from + count; seed++) {
    const node = await faultyNode(seed, fault).catch((e) => {
      console.log(seed, fault.id, e.stack);
      return undefined;
    });
    if (!node) continue;
    const clean = await faultyNode(seed, { id: 'none', apply: () => ({ paths: [] }) });
    const base = new Set((await loudFindings(clean!.files)).map((f) => f.rule + f.path + f.line));
    const findings = (await loudFindings(node.files)).filter((f) => !base.has(f.rule + f.path + f.line));
    n++;
    total += findings.length;
    const lines = () =>
      `   ${seed} ${node.title} want ${JSON.stringify(node.place)}\n${findings.map((f) => '        ' + findingLine(f).slice(0, 260)).join('\n')}`;
    if (findings.some((f) => standsAt(f, node))) {
      found++;
      if (findings.length > 1) many.push(lines());
    } else missed.push(lines());
  }
  console.log(`${fault.id}: ${found}/${n} found, ${(total / n).toFixed(2)} each`);
  for (const m of missed.slice(0, show)) console.log('  MISSED\n' + m);
  for (const m of many.slice(0, show)) console.log('  MANY\n' + m);
}
