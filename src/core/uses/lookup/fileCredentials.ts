import { isWithheldFile } from '../../cluster/nodes/copyCoverage.ts';
import { fileAt } from '../../cluster/nodes/nodeFiles.ts';
import { type CredentialSource, certificatesOf } from '../../model/credentialSource.ts';
import type { NodeView } from '../../model/node.ts';
import { FILE_START } from '../../model/source/span.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';

/** The content of a file that a component reads by its fixed name, without a flag; undefined if the file is not there. */
export function fileCredentials(node: NodeView, hostPath: string): CredentialSource | undefined {
  const found = fileAt(node, hostPath);
  if (!found) return undefined;
  const { file } = found;
  return {
    label: untrusted(hostPath.replace(/^\/(etc\/kubernetes|var\/lib\/kubelet)\//, '')),
    at: { uri: file.uri, span: file.artifacts[0]?.origin.span ?? FILE_START },
    known: file.artifacts.length > 0,
    artifacts: file.artifacts,
    problems: file.problems,
    ...(isWithheldFile(file) && { isWithheld: true }),
    uri: file.uri,
  };
}

/**
 * The open question about files of one machine, on which a path is one file: if a path leads to two that differ, the copy has two generations of it,
 * and it is unknown which of them is in use. Absent if no path leads to two.
 */
export function twoFilesOfOnePath(allCredentials: readonly (CredentialSource | undefined)[]): Text | undefined {
  const found = new Map<string, string>();
  for (const credentials of allCredentials) {
    const { reference } = credentials ?? {};
    if (!credentials || reference?.resolution.kind !== 'file') continue;
    const { hostPath, uri } = reference.resolution;
    const certificates = certificatesOf(credentials).map(({ certificate }) => certificate.sha256);
    const content = certificates.length > 0 ? certificates.join(' ') : uri;
    if ((found.get(hostPath) ?? content) !== content)
      return phrase('an unambiguous file for {path}', { path: reference.path });
    found.set(hostPath, content);
  }
  return undefined;
}
