import type { Certificate } from '../../model/artifacts/certificate.ts';
import { joined, phrase, type Text } from '../../model/text/text.ts';
import { shortName } from '../../model/words/shortName.ts';
import { timeLeftClause, type ValidityState, validityState } from '../../model/words/timeText.ts';
import { isAuthority } from '../../model/words/usageText.ts';
import type { DescribeContext } from './context.ts';

/** "kube-apiserver · signed by kubernetes · expires in 23 d". */
export function certificateLine(certificate: Certificate, context: DescribeContext): Text {
  const facts = { ...certificate, isCa: isAuthority(certificate) };
  return joined(
    [shortName(certificate.subject), signerText(certificate, context), timeLeftClause(facts, context.now)],
    ' · ',
  );
}

/** How the certificate's validity stands, for an icon beside the line. */
export function certificateState(certificate: Certificate, { now, thresholds }: DescribeContext): ValidityState {
  return validityState({ ...certificate, isCa: isAuthority(certificate) }, now, thresholds);
}

function signerText(certificate: Certificate, context: DescribeContext): Text {
  const name = shortName(certificate.issuer);
  switch (context.issuerOf(certificate).kind) {
    case 'self':
      return phrase('self-signed');
    case 'found':
      return phrase('signed by {name}', { name });
    case 'absent':
      return phrase('issuer {name} is not among these files', { name });
    case 'unchecked':
      return phrase('issuer {name}, not checked', { name });
  }
}
