import { budgetOf } from '../model/budget.ts';
import type { DecodedFile } from '../model/decodedFile.ts';
import type { NodeFile } from '../model/node.ts';
import type { InspectedNode, Report } from '../model/report.ts';
import { issuersOf } from '../trust/issuers.ts';
import { createSignatureCache } from '../trust/signatureCache.ts';
import { verifySignatures } from '../trust/signatures.ts';
import { findTokenSigners } from '../trust/tokens/findTokenSigners.ts';

/**
 * A report of one file as no inspection looked at it, such as one outside the workspace or an opened key store: who signed
 * whom in it and in the files `beside` it, and no findings. `path` is what people call the file.
 */
export async function singleFileReport(
  file: DecodedFile,
  path: string,
  now: number,
  beside: readonly NodeFile[] = [],
): Promise<Report> {
  const files = [{ file, path, archived: false }, ...beside.filter((one) => one.file.uri !== file.uri)];
  const artifacts = files.flatMap((one) => one.file.artifacts);
  const certificates = artifacts.flatMap((one) => (one.kind === 'certificate' ? one.certificate : []));
  const cache = createSignatureCache();
  const budget = budgetOf(files.map((one) => one.file));
  const signatures = await verifySignatures(certificates, cache, budget);
  const node: InspectedNode = {
    view: {
      id: file.uri,
      label: path,
      files,
      components: [],
      kubeconfigs: [],
      hasPrivateKeys: true,
    },
    verifications: [],
    findings: [],
    ...issuersOf(certificates, signatures),
    tokenSigners: await findTokenSigners(artifacts, cache.keys, budget),
  };
  return {
    revision: 0,
    now,
    nodes: [node],
    files: new Map(files.map((one) => [one.file.uri, one.file])),
    skipped: [],
    connections: [],
    findings: [],
    truncated: false,
  };
}
