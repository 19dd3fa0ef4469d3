import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { authority } from './apiObjects.ts';

/** Subject of the certificate outside the folder: nothing may show it. */
export const OUTSIDE = 'outside-marker';
/** Subject of the one inside. */
export const INSIDE = 'inside-marker';

/** Links that lead out of a folder, to themselves or nowhere, by what they say; and what an inspection says of where they lead. */
const STRAY: Readonly<Record<string, readonly [linkTo: string, leadsTo: string]>> = {
  // The folders first, as one in the middle of a path is what a link of a file's name hides behind.
  out: ['{outside}', '{outside}'],
  up: ['../../outside', '../outside'],
  proc: ['/proc', '/proc'],
  '.kube': ['{outside}', '{outside}'],
  'absolute.crt': ['{outside}/out.crt', '{outside}/out.crt'],
  'through.crt': ['out/out.crt', '{outside}/out.crt'],
  'twice.crt': ['through.crt', '{outside}/out.crt'],
  'up.crt': ['up/out.crt', '../outside/out.crt'],
  'down.crt': ['out/below/../out.crt', '{outside}/below/../out.crt'],
  'kmsg.pem': ['proc/kmsg', '/proc/kmsg'],
  'environ.env': ['proc/self/environ', '/proc/self/environ'],
  'loop.crt': ['loop.crt', 'loop.crt'],
  'gone.crt': ['nothing.crt', 'nothing.crt'],
};

/** The files of writeStrayLinks that must not be read, by path in the folder, and the targets of links that lead out of it. */
export function strayTargets(outside: string): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(STRAY).map(([name, [, leadsTo]]) => [`links/${name}`, leadsTo.replace('{outside}', outside)]),
  );
}

/** The entries that are no regular file, or lead to one. */
export const SPECIAL: readonly string[] = ['links/pipe.crt', 'links/to-pipe.crt'];
/** The entries that may be read: a file, and a link to it through one to its folder. */
export const READ: readonly string[] = ['links/in.crt', 'links/inside.crt'];
/** How a name that is not UTF-8 is shown where its bytes can be read; made on Linux, as other systems take no such name. */
export const ODD_NAME = 'links/caf\\xe9.crt';

/**
 * Writes a folder of links out of it, into `outside` next to it, and of entries that are no regular file; with a kubeconfig that names a file behind
 * a link. POSIX systems only.
 */
export async function writeStrayLinks(folder: string, outside: string): Promise<void> {
  const links = path.join(folder, 'links');
  await mkdir(path.join(outside, 'below'), { recursive: true });
  await mkdir(links, { recursive: true });
  await writeFile(path.join(outside, 'out.crt'), (await authority(OUTSIDE)).pem);
  await writeFile(path.join(links, 'in.crt'), (await authority(INSIDE)).pem);
  for (const [name, [linkTo]] of Object.entries(STRAY))
    await symlink(linkTo.replace('{outside}', outside), path.join(links, name));
  await symlink('..', path.join(links, 'back'));
  await symlink('back/links/in.crt', path.join(links, 'inside.crt'));
  execFileSync('mkfifo', [path.join(links, 'pipe.crt')]);
  await symlink('pipe.crt', path.join(links, 'to-pipe.crt'));
  await writeFile(
    path.join(links, 'person.conf'),
    `apiVersion: v1
kind: Config
clusters:
  - name: kubernetes
    cluster: {server: https://10.0.0.1:6443, certificate-authority: out/out.crt}
users: []
contexts: []
`,
  );
  if (process.platform === 'linux') {
    const name = Buffer.concat([Buffer.from(`${links}/caf`), Buffer.of(0xe9), Buffer.from('.crt')]);
    await writeFile(name, (await authority(OUTSIDE)).pem);
  }
}
