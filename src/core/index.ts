export type * from './connections/connection.ts';
export { prepareConnections } from './connections/connectionIndex.ts';
export { brokenFirst } from './connections/connectionsAt.ts';
export { connectionTitle, outcomeText, refusalText, VERDICT_MARKS } from './connections/connectionText.ts';
export { partyName } from './connections/parties.ts';
export type { Party, TrustDomain } from './connections/proof.ts';
export { decodeFile } from './decode/decodeFile.ts';
export { decodeText } from './decode/decodeText.ts';
export { encodedTextAt } from './decode/encodedRuns.ts';
export { type Asn1Row, asn1Tree } from './der/asn1Tree.ts';
export { artifactDetail, artifactLine, artifactName } from './describe/artifactName.ts';
export { certificateLine, certificateState } from './describe/certificateLine.ts';
export { closedText } from './describe/closedPart.ts';
export { compareCertificates } from './describe/compareCertificates.ts';
export type * from './describe/comparison.ts';
export { connectionLine, connectionSentence } from './describe/connectionLine.ts';
export { type DescribeContext, describeContext, locationOf } from './describe/context.ts';
export { describeArtifact } from './describe/describeArtifact.ts';
export { describeAt, nodeOf } from './describe/describeAt.ts';
export { describeCertificate, joinArgument } from './describe/describeCertificate.ts';
export { componentLocation, describeComponent, describeNode } from './describe/describeComponent.ts';
export { describeConnection } from './describe/describeConnection.ts';
export { containerName } from './describe/describeContainer.ts';
export { type DescribedText, describeEncodedAt } from './describe/describeEncodedAt.ts';
export { describeFlag } from './describe/describeFlag.ts';
export {
  type CredentialFieldName,
  describeKubeconfigField,
  fieldArtifacts,
} from './describe/describeKubeconfigField.ts';
export { describeRequest } from './describe/describeRequest.ts';
export type * from './describe/description.ts';
export { expirationDate } from './describe/expirationDate.ts';
export type { ExpirationEntry } from './describe/expirationEntry.ts';
export { type FileMark, type FileMarkKind, fileMarks } from './describe/expirationMarks.ts';
export { type ExpirationReport, expirationReport, prepareExpirations } from './describe/expirationReport.ts';
export { type ExpirationSummary, expirationSummary } from './describe/expirationSummary.ts';
export { expirationTable } from './describe/expirationTable.ts';
export { type ShownExpiration, type ShownExpirations, shownExpirations } from './describe/expirationView.ts';
export { humanDuration } from './describe/humanDuration.ts';
export { mayBeAbsent } from './describe/mayBeAbsent.ts';
export { distinguishedNameText, generalNameText } from './describe/nameText.ts';
export { nextChange } from './describe/nextChange.ts';
export type { DescribedPlace } from './describe/places/describedPlace.ts';
export { relevantFirst, wantedBy } from './describe/relevantArtifacts.ts';
export { resolutionText, resolutionTone } from './describe/resolutionText.ts';
export { shortName } from './describe/shortName.ts';
export {
  DAY,
  type Thresholds,
  timeLeftText,
  utcText,
  VALIDITY_TONES,
  type ValidityState,
  validityState,
} from './describe/timeText.ts';
export { isAuthority } from './describe/usageText.ts';
export {
  createInspector,
  DEFAULT_SETTINGS,
  type InspectionProgress,
  type InspectOptions,
  type Inspector,
  type InspectorSettings,
} from './inspector.ts';
export { isCandidateName, isSkippedFolder } from './inventory/candidates.ts';
export { MAX_FILE_SIZE } from './inventory/fileStore.ts';
export { globMatcher } from './inventory/glob.ts';
export type { InspectedFolder } from './inventory/walk.ts';
export type * from './kubernetes/documents.ts';
export { KUBEADM_AUTHORITIES } from './kubernetes/kubeadmCertificates.ts';
export { type Artifact, type CertificateArtifact, yamlPathOf } from './model/artifact.ts';
export type * from './model/certificate.ts';
export type * from './model/container.ts';
export type * from './model/decodedFile.ts';
export { type Finding, type Fix, type RelatedPlace, SEVERITIES, type Severity } from './model/finding.ts';
export type * from './model/problem.ts';
export type * from './model/report.ts';
export { csv } from './model/text/csv.ts';
export { type Html, html } from './model/text/html.ts';
export { type Markdown, markdown, markdownCode } from './model/text/markdown.ts';
export { plainText } from './model/text/plainText.ts';
export { type Form, type Language, render } from './model/text/render.ts';
export type { ShellCommand } from './model/text/shellCommand.ts';
export { asText, type Composed, isEmptyText, joined, phrase, type Slot, type Text } from './model/text/text.ts';
export { contentOf, type Untrusted, untrusted } from './model/text/untrusted.ts';
export { visibleText } from './model/text/visibleText.ts';
export type * from './model/token.ts';
export { flagUri } from './nodes/flags.ts';
export type * from './nodes/material.ts';
export { certificatesOf, leafOf } from './nodes/material.ts';
export type * from './nodes/node.ts';
export { fileAt } from './nodes/nodeFiles.ts';
export type { PathMapping } from './nodes/rootFinder.ts';
export type { FileModeCheck } from './nodes/withFileModes.ts';
export type { AssistantQuery } from './output/assistantSelection.ts';
export { assistantText } from './output/assistantText.ts';
export type { AuditInput } from './output/audit/auditInput.ts';
export { expirationCsv } from './output/expirationCsv.ts';
export { expirationJson } from './output/expirationJson.ts';
export { expirationMarkdown } from './output/expirationMarkdown.ts';
export { htmlReport } from './output/htmlReport.ts';
export { type JsonFile, jsonFile } from './output/jsonFile.ts';
export { type JsonReport, jsonReport } from './output/jsonReport.ts';
export { jsonText } from './output/jsonText.ts';
export { markdownReport } from './output/markdownReport.ts';
export { type PathOf, pathsBelow } from './output/paths.ts';
export { sarifReport } from './output/sarifReport.ts';
export { skippedText } from './output/skippedText.ts';
export { textOfArtifact, textOfFile } from './output/textOfFile.ts';
export { textOfKeyStore } from './output/textOfKeyStore.ts';
export { textReport } from './output/textReport.ts';
export { createPace } from './pace.ts';
export { certificatePem } from './pem/certificatePem.ts';
export { type OpenedKeyStore, openKeyStore } from './pkcs/openKeyStore.ts';
export type * from './ports.ts';
export { RULES } from './rules/catalogue.ts';
export { type DocumentedRule, readRuleDoc } from './rules/readRuleDoc.ts';
export type { Profile } from './rules/rule.ts';
export { suppressionEdit } from './rules/suppressionEdit.ts';
export type { Position } from './text/lineIndex.ts';
export { FILE_START, type Location, type Span } from './text/span.ts';
export { TouchIndex } from './text/touchIndex.ts';
export { withoutTrailing } from './text/trailing.ts';
export { definitionsAt } from './uses/definitionsAt.ts';
export { type HeldField, heldFields } from './uses/heldFields.ts';
export { leadsOf } from './uses/leadsOf.ts';
export { type Subject, subjectAt } from './uses/subjectAt.ts';
export type * from './uses/use.ts';
export { prepareUses } from './uses/useIndex.ts';
export { usesAt, usesOfFile } from './uses/usesOf.ts';
export { artifactIdOf, artifactsById } from './viewer/artifactId.ts';
export { loneReport } from './viewer/loneReport.ts';
export { octetsOf, pemOf } from './viewer/octetsOf.ts';
export type * from './viewer/page.ts';
export { type Place, Places } from './viewer/places.ts';
export { type DrawnPage, viewPage } from './viewer/viewPage.ts';
export { drawWeb } from './web/drawWeb.ts';
export type * from './web/picture.ts';
export { oidName } from './x509/oidName.ts';
