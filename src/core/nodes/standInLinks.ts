import type { FileSystem } from '../ports.ts';

/** The links that the kubelet keeps to its newest certificates (client-go, util/certificate, FileStore). */
const CURRENT = /(?:^|\/)(kubelet-(?:client|server))-current\.pem$/;

/**
 * Reads links for a host that cannot: of those to the kubelet's certificates, the newest dated file beside one stands for what it
 * leads to. Undefined for anything else.
 */
export async function standInTarget(fileSystem: FileSystem, uri: string): Promise<string | undefined> {
  const [, kind] = CURRENT.exec(uri) ?? [];
  if (kind === undefined) return undefined;
  const entries = (await fileSystem.readDirectory(fileSystem.join(uri, '..'))) ?? [];
  if (!entries.some((entry) => entry.kind === 'link' && entry.name === `${kind}-current.pem`)) return undefined;
  const dated = new RegExp(`^${kind}-\\d[\\d-]*\\.pem$`);
  return entries
    .flatMap(({ name }) => (dated.test(name) ? name : []))
    .sort()
    .at(-1);
}
