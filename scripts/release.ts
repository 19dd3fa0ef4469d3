import path from 'node:path';
import { ROOT } from './paths.ts';
import { writeReleaseTree } from './releaseTree.ts';
import { runNode } from './run.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder to write the release to.');
if (runNode(['esbuild.js', '--production']) !== 0) throw new Error('The build failed.');
writeReleaseTree(folder, path.join(ROOT, 'dist/cli.js'));
console.log(folder);
