import type { ExplainedError } from '../../messages/match/explainMessages.ts';
import { plainText } from '../../model/text/plainText.ts';
import type { Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { connectionLine } from '../describe/connectionLine.ts';
import { describeMessage } from '../describe/describeMessage.ts';
import { type AuditInput, placeText } from './audit/auditInput.ts';

/** Causes of one error. More would leave no room for the next. */
const MAX_CAUSES = 5;

/** The meaning and the subject of a logged error, for a language model: the answer of `explain`. */
export function assistantError(input: AuditInput, explained: ExplainedError): object {
  const { title, occurrences, meaning, evidence, look } = describeMessage(explained);
  const { error, findings, connections, certificate, isElsewhere } = explained;
  return {
    error: plainText(untrusted(error.text)),
    says: plainText(title),
    ...(occurrences && { occurrences: plainText(occurrences) }),
    meaning: plainText(meaning),
    evidence: evidence.map(({ text }) => plainText(text)),
    ...(certificate && { certificate: placeText(input, certificate.at) }),
    ...(isElsewhere && !certificate && { isOfNoCertificateInTheseFiles: true }),
    causes: findings.slice(0, MAX_CAUSES).map(({ rule, at }) => ({ rule, place: placeText(input, at) })),
    connections: plainTexts(connections.slice(0, MAX_CAUSES).map(connectionLine)),
    check: plainTexts(look),
  };
}

function plainTexts(texts: readonly Text[]): readonly string[] {
  return texts.map((text) => plainText(text));
}
