import { decodeFile } from '../../../src/core/kubernetes/decode/decodeFile.ts';
import type { CredentialSource } from '../../../src/core/model/credentialSource.ts';
import { FILE_START } from '../../../src/core/model/source/span.ts';
import { phrase } from '../../../src/core/model/text/text.ts';

/** A file of a node as a component that names it sees it. */
export async function fileSource(name: string, bytes: Uint8Array): Promise<CredentialSource> {
  const hostPath = `/etc/kubernetes/pki/${name}`;
  const uri = `file://${hostPath}`;
  const at = { uri, span: FILE_START };
  const file = await decodeFile(uri, bytes);
  const { artifacts, problems } = file;
  const reference = { label: name, path: hostPath, at, resolution: { kind: 'file', hostPath, uri, file } } as const;
  return {
    label: phrase('{path}', { path: name }),
    at,
    reference,
    known: artifacts.length > 0,
    artifacts,
    problems,
    uri,
  };
}
