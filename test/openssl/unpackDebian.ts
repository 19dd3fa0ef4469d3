import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The keys that every Debian system verifies its archive with. */
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * Unpacks packages of a Debian suite into `root` below the folder, and writes `bin/<program>`, which runs one of their programs. The
 * packages of the system, its sources and what apt keeps of them do not change. Needs no root. Throws on a system other than Debian.
 */
export function unpackDebian(folder: string, suite: string, packages: readonly string[], program: string): void {
  const errors: string[] = [];
  for (const address of archiveAddresses()) {
    try {
      unpackFrom(address, folder, suite, packages);
      writeStarter(folder, program);
      return;
    } catch (error) {
      errors.push(String(error instanceof Error && 'stderr' in error ? error.stderr : error).trim());
    }
  }
  throw new Error(errors.join('\n'));
}

/**
 * The addresses from which the system takes its own release. A third party's archive can be among them: it lacks the suite, or its key is
 * not Debian's.
 */
function archiveAddresses(): readonly string[] {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const field = (name: string) => new RegExp(`^${name}="?([^"\n]*)`, 'm').exec(release)?.[1] ?? '';
  if (field('ID') !== 'debian') throw new Error('The system is not Debian.');
  const suites = [field('VERSION_CODENAME'), 'stable', 'oldstable'];
  // Needs no downloaded lists, unlike `apt-get indextargets`.
  const listed = execFileSync('apt-get', ['update', '--print-uris'], { encoding: 'utf8' });
  const found = [...listed.matchAll(/^'(\S+)\/dists\/([^/']+)\/InRelease'/gm)].flatMap(
    ([, address = '', suite = '']) => (suites.includes(suite) ? [address] : []),
  );
  if (found.length === 0) throw new Error("apt has no source for the system's release.");
  return [...new Set(found)];
}

/** Runs an apt whose sources, lists and downloads are below the folder, and which verifies signatures as the system's does. */
function unpackFrom(address: string, folder: string, suite: string, packages: readonly string[]): void {
  const apt = path.join(folder, 'apt');
  rmSync(apt, { recursive: true, force: true });
  const downloads = path.join(apt, 'downloads');
  for (const name of ['state/lists/partial', 'cache/archives/partial', 'downloads']) {
    mkdirSync(path.join(apt, name), { recursive: true });
  }
  const options = {
    'Dir::Etc::SourceList': path.join(apt, 'sources.list'),
    'Dir::Etc::SourceParts': '-',
    'Dir::State': path.join(apt, 'state'),
    'Dir::State::Status': path.join(apt, 'status'),
    'Dir::Cache': path.join(apt, 'cache'),
    // The user that downloads for root cannot enter root's home folder.
    'APT::Sandbox::User': 'root',
  };
  writeFileSync(options['Dir::State::Status'], '');
  writeFileSync(options['Dir::Etc::SourceList'], `deb [signed-by=${KEYRING}] ${address} ${suite} main\n`);
  const configuration = path.join(apt, 'apt.conf');
  writeFileSync(
    configuration,
    Object.entries(options)
      .map(([name, value]) => `${name} ${JSON.stringify(value)};\n`)
      .join(''),
  );
  const env = { ...process.env, APT_CONFIG: configuration };
  const run = (command: string, ...args: readonly string[]) =>
    execFileSync(command, args, { cwd: downloads, env, stdio: ['ignore', 'ignore', 'pipe'] });
  run('apt-get', 'update', '--error-on=any');
  run('apt-get', 'download', ...packages);
  for (const name of readdirSync(downloads)) run('dpkg', '-x', name, path.join(folder, 'root'));
  rmSync(apt, { recursive: true });
}

/** A script that starts the program with the loader and the libraries of its packages: the system's C library can be too old for it. */
function writeStarter(folder: string, program: string): void {
  const libraries = path.join(folder, 'root/usr/lib');
  const loaders = readdirSync(libraries).flatMap((name) =>
    name.endsWith('-linux-gnu')
      ? readdirSync(path.join(libraries, name))
          .filter((file) => /^ld(?:-linux.*|64)\.so\.\d+$/.test(file))
          .map((file) => ({ libraries: `$here/root/usr/lib/${name}`, file }))
      : [],
  );
  const [loader] = loaders;
  if (!loader) throw new Error('The packages contain no loader.');
  const lines = [
    '#!/bin/sh',
    `here=\${0%/*}/..`,
    `export OPENSSL_CONF="$here/root/etc/ssl/openssl.cnf" OPENSSL_MODULES="${loader.libraries}/ossl-modules"`,
    `exec "${loader.libraries}/${loader.file}" --library-path "${loader.libraries}" "$here/root/usr/bin/${program}" "$@"`,
  ];
  const file = path.join(folder, 'bin', program);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${lines.join('\n')}\n`);
  chmodSync(file, 0o755);
}
