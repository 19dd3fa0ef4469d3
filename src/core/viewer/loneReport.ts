import type { DecodedFile } from '../model/decodedFile.ts';
import type { InspectedNode, Report } from '../model/report.ts';
import { findIssuers } from '../trust/issuers.ts';
import { createSignatureCache, verifySignatures } from '../trust/signatures.ts';

/**
 * A report of one file that no inspection looked at, such as one outside the workspace: who signed whom inside it, and no
 * findings. `path` is what people call the file.
 */
export async function loneReport(file: DecodedFile, path: string, now: number): Promise<Report> {
  const certificates = file.artifacts.flatMap((one) => (one.kind === 'certificate' ? one.certificate : []));
  const signatures = await verifySignatures(certificates, createSignatureCache());
  const node: InspectedNode = {
    view: {
      id: file.uri,
      label: path,
      files: [{ file, path, archived: false }],
      components: [],
      kubeconfigs: [],
      hasPrivateKeys: true,
    },
    proofs: [],
    findings: [],
    issuers: findIssuers(certificates, signatures),
  };
  return {
    revision: 0,
    now,
    nodes: [node],
    files: new Map([[file.uri, file]]),
    skipped: [],
    connections: [],
    findings: [],
    truncated: false,
  };
}
