import { globSync } from 'node:fs';
import { ROOT } from './paths.ts';
import { modulePath, runNode } from './run.ts';

// Each part has its own libraries and types, so each has a tsconfig.json, found here rather than listed.
const projects = globSync(['src/*/tsconfig.json', 'test/tsconfig.json', 'scripts/tsconfig.json'], { cwd: ROOT }).sort();
const failed = projects.filter((project) => {
  console.log(`tsc -p ${project}`);
  const remembered = ['--incremental', '--tsBuildInfoFile', stateOf(project)];
  return runNode([modulePath('typescript/bin/tsc'), '-p', project, ...remembered]) !== 0;
});

/** The file in which the compiler remembers what it has checked, so that the next run takes a quarter of the time. */
function stateOf(project: string): string {
  return modulePath(`.cache/types/${project.replaceAll(/[\\/]/g, '-')}.tsbuildinfo`);
}

process.exitCode = failed.length === 0 && projects.length > 0 ? 0 : 1;
