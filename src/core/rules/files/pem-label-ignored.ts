import type { NodeFile } from '../../model/node.ts';
import { FILES } from '../pages/files.ts';

import { problemRule } from '../subjects/problemRule.ts';

/** TRUSTED CERTIFICATE and X509 CERTIFICATE: client-go skips such blocks (verified against its source). */
export const pemLabelIgnored = problemRule(FILES['pem-label-ignored'], {
  codes: ['pem-label-ignored'],
  adjustSeverity: (file) => (hasUsableCertificate(file) ? 'warning' : undefined),
});

function hasUsableCertificate({ file }: NodeFile): boolean {
  return file.artifacts.some(({ kind, origin }) => kind === 'certificate' && !origin.hiddenFromGo);
}
