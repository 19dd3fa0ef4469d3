import { type Artifact, pemIndexOf, yamlPathOf } from '../../model/artifacts/artifact.ts';

/**
 * The artifacts of a file by ids that outlast edits: the field for one inside YAML, so that a renewed certificate keeps its
 * place, and the content for all others. Equal ones are counted.
 */
export function artifactsById(artifacts: readonly Artifact[]): ReadonlyMap<string, Artifact> {
  const found = new Map<string, Artifact>();
  for (const artifact of artifacts) {
    const base = baseId(artifact);
    let id = base;
    for (let count = 2; found.has(id); count++) id = `${base}#${count}`;
    found.set(id, artifact);
  }
  return found;
}

/** The id of one of these artifacts; undefined for one that is not among them. */
export function artifactIdOf(artifacts: readonly Artifact[], wanted: Artifact): string | undefined {
  for (const [id, artifact] of artifactsById(artifacts)) if (artifact === wanted) return id;
  return undefined;
}

function baseId(artifact: Artifact): string {
  const path = yamlPathOf(artifact);
  if (path !== undefined) return `${path} ${pemIndexOf(artifact)}`;
  return `${artifact.kind} ${contentId(artifact)}`;
}

function contentId(artifact: Artifact): string {
  switch (artifact.kind) {
    case 'certificate':
      return artifact.certificate.sha256;
    case 'certificateRequest':
      return artifact.request.sha256;
    case 'publicKey':
      return artifact.key.id;
    case 'privateKey':
      return artifact.key.publicKey?.id ?? '';
    default:
      return '';
  }
}
