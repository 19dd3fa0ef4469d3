import { decodeFile } from '../../src/core/kubernetes/decode/decodeFile.ts';
import type { Certificate } from '../../src/core/model/artifacts/certificate.ts';
import { plainText } from '../../src/core/model/text/plainText.ts';
import { textOfFile } from '../../src/core/presentation/reports/textOfFile.ts';
import { pem } from '../support/pem.ts';
import { LABELS, type SignedKind } from './cases/case.ts';

/** The result of `kubernetes-pki decode` for a file with this one certificate or request. */
export interface Ours {
  readonly text: string;
  /** Absent for a request. */
  readonly certificate: Certificate | undefined;
  readonly problems: readonly string[];
}

export async function readOurs(der: Uint8Array, kind: SignedKind): Promise<Ours> {
  const bytes = new TextEncoder().encode(pem(LABELS[kind], der));
  const decoded = await decodeFile('file:///case.pem', bytes);
  const [certificate] = decoded.artifacts.flatMap((artifact) =>
    artifact.kind === 'certificate' ? [artifact.certificate] : [],
  );
  return {
    text: textOfFile(decoded),
    certificate,
    problems: decoded.problems.map(({ message }) => plainText(message)),
  };
}
