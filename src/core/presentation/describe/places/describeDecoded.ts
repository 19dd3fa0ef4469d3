import type { Artifact } from '../../../model/artifacts/artifact.ts';
import type { Thresholds } from '../../../model/labels/times.ts';
import type { Report } from '../../../model/report.ts';
import { phrase } from '../../../model/text/text.ts';
import { workspaceSigners } from '../../references/workspaceSigners.ts';
import { artifactTitle } from '../artifactName.ts';
import { validityRow } from '../describeCertificate.ts';
import type { Description, DescriptionRow } from '../description.ts';
import { keyRows, placeRows, signerRow } from './workspaceRows.ts';

export interface DecodedQuery {
  /** Absent while nothing was inspected: then the description has only what the text itself shows. */
  readonly report?: Report | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly thresholds: Thresholds;
}

/** The content of a text that need not be a file of the workspace, and its relation to the workspace. */
export async function describeDecoded(
  artifacts: readonly Artifact[],
  { report, now, thresholds }: DecodedQuery,
): Promise<readonly Description[]> {
  const certificates = artifacts.filter((artifact) => artifact.kind === 'certificate');
  const signers = await workspaceSigners(certificates, report);
  return artifacts.flatMap((artifact): readonly Description[] => {
    const rows: DescriptionRow[] = [];
    if (artifact.kind === 'certificate') {
      const signer = signers.get(artifact.certificate.sha256);
      rows.push(validityRow(artifact.certificate, { now, thresholds }));
      if (signer) rows.push(...signerRow(artifact, signer, report));
      if (report) rows.push(...placeRows(artifact, report));
    } else if (artifact.kind === 'certificateRequest') {
      rows.push(...keyRows(artifact.request.publicKey, certificates, report, phrase('Issued certificate')));
    } else if (artifact.kind === 'privateKey' || artifact.kind === 'publicKey') {
      const publicKey = artifact.kind === 'publicKey' ? artifact.key : artifact.key.publicKey;
      if (publicKey) rows.push(...keyRows(publicKey, certificates, report));
    }
    return rows.length > 0 ? [{ title: artifactTitle(artifact), sections: [{ rows }] }] : [];
  });
}
