import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { buildNode } from '../test/support/kubeadmNode.ts';
import { writeNode } from '../test/support/writeNode.ts';
import { measureActivation } from './bench/activation.ts';
import { measureBundles } from './bench/bundles.ts';
import { measureCommandLine } from './bench/commandLine.ts';
import { measureDecoding } from './bench/decoding.ts';
import { figuresSection } from './bench/figuresSection.ts';
import { measureHostileFiles } from './bench/hostileFiles.ts';
import { measureManyNodesWindow } from './bench/manyNodesWindow.ts';
import { measureOpening } from './bench/opening.ts';
import { loadRivals } from './bench/rivals.ts';
import { measureVerifying } from './bench/verifying.ts';
import { measureWorkspaces } from './bench/workspaces.ts';
import { fillSection } from './documents/fillSection.ts';
import { ROOT } from './paths.ts';
import { runNode } from './run.ts';

// Arguments are the paths of other Nodes with which the command line is measured as well.
// Before this adds to it. A busy machine makes figures worse, so they must say so.
const [load = 0] = loadavg();
const otherWork = load > availableParallelism() ? `, beside other work (load ${Math.round(load)})` : '';
const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'kubernetes-pki-')));
try {
  const node = await buildNode({ now: new Date() });
  const opened = path.join(folder, 'node');
  await writeNode(node, opened);
  if (runNode(['esbuild.js', '--production']) !== 0) throw new Error('The bundles could not be built.');
  const rivals = loadRivals();
  const [version] = process.versions.node.split('.');
  const [processor] = cpus();
  const text = figuresSection({
    machine: `${availableParallelism()} cores (${processor?.model ?? 'unknown'}), Node ${version}${otherWork}`,
    activation: await measureActivation(opened),
    decoding: await measureDecoding(node, rivals),
    verifying: await measureVerifying(rivals),
    opening: await measureOpening(opened),
    workspaces: await measureWorkspaces(folder),
    commandLine: await measureCommandLine(folder, [process.execPath, ...process.argv.slice(2)]),
    hostile: await measureHostileFiles(folder),
    // The largest of them.
    window: await measureManyNodesWindow(path.join(folder, '1000')),
    bundles: measureBundles(),
  });
  const file = path.join(ROOT, 'docs/figures.md');
  await writeFile(file, fillSection(await readFile(file, 'utf8'), 'figures', text));
  console.log(text);
} finally {
  await rm(folder, { recursive: true });
}
process.exit(0);
