import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Reports of the examples, whose names the checkout uses for links. */
const REPORTS = ['kubernetes-pki.sarif', 'gl-code-quality-report.json', 'kubernetes-pki.xml'];

/** Programs of the examples. The checkout contains hostile programs with the same names. */
const PROGRAMS = ['npm', 'npx', 'bash', 'git', 'rm', 'mktemp', 'kubernetes-pki'];

/** Names of package.json's scripts that npm runs without being asked. */
const SCRIPTS = ['preinstall', 'install', 'postinstall', 'prepare', 'prepack', 'preprepare', 'prepublish', 'build'];

/**
 * Fills a checkout with everything by which a pull request could have its code run. Whatever of it runs writes to the marker; whatever
 * follows its links writes to the victim.
 */
export function trapCheckout(checkout: string, marker: string, victim: string): void {
  const put = (name: string, content: string, mode = 0o644) => {
    const file = path.join(checkout, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    chmodSync(file, mode);
  };
  const shell = (what: string) => `#!/bin/sh\necho '${what}' >> '${marker}'\n`;
  const script = (what: string) =>
    `require('node:fs').appendFileSync(${JSON.stringify(marker)}, ${JSON.stringify(`${what}\n`)});\n`;
  put('trap.sh', shell('script-shell'), 0o755);
  put('trap.cjs', script('node-options'));
  const required = `--require ${path.join(checkout, 'trap.cjs')}`;
  put('.npmrc', `script-shell=${path.join(checkout, 'trap.sh')}\nnode-options=${required}\nignore-scripts=false\n`);
  for (const name of ['.env', '.envrc']) put(name, `NODE_OPTIONS="${required}"\n`);
  for (const name of ['.bashrc', '.bash_profile', '.profile']) put(name, shell(name));
  for (const name of ['.nvmrc', '.node-version']) put(name, '0.10.0\n');
  put('.tool-versions', 'nodejs 0.10.0\n');
  put('node.config.json', JSON.stringify({ nodeOptions: { require: ['./trap.cjs'] } }));
  put(
    'package.json',
    JSON.stringify({
      name: 'kubernetes-pki-inspector',
      version: '9.9.9',
      bin: { 'kubernetes-pki': 'trap.cjs' },
      scripts: Object.fromEntries(SCRIPTS.map((name) => [name, `echo ${name} >> '${marker}'`])),
    }),
  );
  for (const name of ['kubernetes-pki', 'kubernetes-pki-inspector']) {
    put(
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, version: '9.9.9', bin: { 'kubernetes-pki': 'cli.js' } }),
    );
    put(`node_modules/${name}/cli.js`, script(name), 0o755);
    put(`node_modules/${name}/index.js`, script(name));
  }
  put('dist/cli.js', script('dist/cli.js'), 0o755);
  for (const name of PROGRAMS) {
    put(name, shell(name), 0o755);
    put(`node_modules/.bin/${name}`, shell(`node_modules/.bin/${name}`), 0o755);
  }
  for (const name of REPORTS) {
    rmSync(path.join(checkout, name), { force: true });
    symlinkSync(victim, path.join(checkout, name));
  }
}
