import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { writeAgreement } from '../../differential/agreementDocument.ts';
import { programsFolder } from '../programs.ts';
import { CONFIGURATIONS } from './configurations.ts';
import { checkConfiguration } from './correctNode.ts';
import { type Cure, curesOf, PLAN } from './cures.ts';
import { faultyCases } from './faultyCases.ts';
import { NodeShell } from './nodeShell.ts';
import { writeCounts } from './recorded.ts';
import { unlisted } from './uncured.ts';

/** To save minutes, one in so many is tried. */
const SLICE = { configurations: 4, cases: 6 };

const started = Date.now();
const words = process.argv.slice(2);
const isSlice = words.includes('--slice');
const isRecorded = words.includes('--record');
const wanted = words.filter((word) => !word.startsWith('--'));
const isWanted = (id: string) => wanted.length === 0 || wanted.some((part) => id.includes(part));

const programs = programsFolder();
const shell = new NodeShell(programs);
const release = execFileSync(path.join(programs, 'kubeadm'), ['version', '-o', 'short'], { encoding: 'utf8' }).trim();
const openssl = execFileSync('openssl', ['version'], { encoding: 'utf8' }).split(' ').slice(0, 2).join(' ');

const problems: string[] = [];
const report = (lines: readonly string[]) => {
  for (const line of lines) console.log(line);
  problems.push(...lines);
};

let connections = 0;
let rows = 0;
const configurations = CONFIGURATIONS.filter(
  ({ id }, at) => isWanted(id) && (!isSlice || at % SLICE.configurations === 0),
);
for (const configuration of configurations) {
  const result = await checkConfiguration(shell, configuration, release);
  connections += result.connections;
  rows += result.rows;
  report(result.differences);
}

let nodes = 0;
const cures: Cure[] = [];
for (const [at, cases] of faultyCases(release).entries()) {
  if (isSlice && at % SLICE.cases !== 0) continue;
  for (const one of (await cases()).filter(({ id }) => isWanted(id))) {
    const found = await curesOf(shell, one);
    nodes++;
    cures.push(...found);
    report(unlisted(found));
  }
}

const isPlan = ({ of }: Cure) => of === PLAN;
const isCured = ({ outcome }: Cure) => outcome === undefined;
const commands = cures.filter((cure) => !isPlan(cure));
const plans = cures.filter(isPlan);
const counts = {
  release,
  openssl,
  date: new Date().toISOString().slice(0, 10),
  configurations: configurations.length,
  connections,
  expirationRows: rows,
  nodes,
  commands: commands.length,
  cures: commands.filter(isCured).length,
  internet: commands.filter(({ stderr }) => stderr.includes('could not fetch a Kubernetes version from the internet'))
    .length,
  plans: plans.length,
  planCures: plans.filter(isCured).length,
};
console.log(
  `kubeadm ${release}, ${openssl}: ${counts.configurations} configurations, twice, ${connections} connections, ${rows} rows of check-expiration; ` +
    `${nodes} nodes with a fault: ${counts.cures} of ${counts.commands} commands cure (${counts.internet} ask the internet), ${counts.planCures} of ${counts.plans} renewal plans; ` +
    `${problems.length} problems, ${Math.round((Date.now() - started) / 1000)} s`,
);
if (isRecorded && !isSlice && wanted.length === 0) {
  writeCounts(counts);
  writeAgreement();
}
process.exitCode = problems.length === 0 ? 0 : 1;
