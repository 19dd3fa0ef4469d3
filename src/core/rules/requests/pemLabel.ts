import type { Artifact } from '../../model/artifacts/artifact.ts';

/** The label of the PEM block that an artifact came from; undefined for DER. */
export function pemLabelOf({ origin }: Artifact): string | undefined {
  for (const hop of origin.trail) if (hop.kind === 'pem') return hop.label;
  return undefined;
}
