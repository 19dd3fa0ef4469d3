import type { FileSystem } from '../../model/ports.ts';

/** The links that the kubelet keeps to its newest certificates (client-go, util/certificate, FileStore). */
const CURRENT = /(?:^|\/)(kubelet-(?:client|server))-current\.pem$/;
const DATED = /^(kubelet-(?:client|server))-\d[\d-]*\.pem$/;

/**
 * Reads links for a host that cannot: of those to the kubelet's certificates, the newest dated file beside one stands for what it
 * leads to. Undefined for anything else.
 */
export async function standInTarget(fileSystem: FileSystem, uri: string): Promise<string | undefined> {
  const [, kind] = CURRENT.exec(uri) ?? [];
  if (kind === undefined) return undefined;
  const entries = (await fileSystem.readDirectory(fileSystem.join(uri, '..'))) ?? [];
  if (!entries.some((entry) => entry.kind === 'link' && entry.name === `${kind}-current.pem`)) return undefined;
  return entries
    .flatMap(({ name }) => (DATED.exec(name)?.[1] === kind ? name : []))
    .sort()
    .at(-1);
}
