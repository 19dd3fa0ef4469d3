import { type CertificateArtifact, yamlPathOf } from '../../../model/artifacts/artifact.ts';
import type { NodeView } from '../../../model/node.ts';
import { isAuthority } from '../../../model/words/usageText.ts';

/** The CA certificates among the files of a node, those in files of their own first, old copies left out. */
export function authoritiesOf({ files }: NodeView): readonly CertificateArtifact[] {
  const [own, embedded]: [CertificateArtifact[], CertificateArtifact[]] = [[], []];
  for (const { file, archived } of files) {
    for (const artifact of archived ? [] : file.artifacts) {
      if (artifact.kind !== 'certificate' || !isAuthority(artifact.certificate)) continue;
      (yamlPathOf(artifact) === undefined ? own : embedded).push(artifact);
    }
  }
  return [...own, ...embedded];
}
