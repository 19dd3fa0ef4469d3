export * from './beforeCandidates.ts';
export { MAX_FILE_SIZE, maxSizeOf } from './cluster/files/fileLoader.ts';
export { type CertificateField, certificateFields } from './cluster/nodes/certificateFields.ts';
export { flagUri } from './cluster/nodes/flags.ts';
export { fileAt } from './cluster/nodes/nodeFiles.ts';
export type { FileModeCheck } from './cluster/nodes/withFileModes.ts';
export type { PathMapping } from './cluster/roots/rootFinder.ts';
export { worsens } from './comparison/comparedComponents.ts';
export { compareReports } from './comparison/compareReports.ts';
export type { Generation, OngoingRotation } from './comparison/rotation.ts';
export { prepareRotations } from './comparison/rotations.ts';
export { breaks, type StateComparison } from './comparison/stateComparison.ts';
export { isLater } from './comparison/statesInTime.ts';
export { type InspectAs, type Upgrade, upgradeFrom } from './comparison/upgrade.ts';
export { prepareConnections } from './connections/connectionIndex.ts';
export { brokenFirst } from './connections/connectionsAt.ts';
export { connectionTitle, outcomeText, refusalText, VERDICT_MARKS } from './connections/connectionText.ts';
export { brokenByThemselves } from './connections/handshake/stoppedByOtherFile.ts';
export { type VerdictChange, verdictChanges } from './connections/verdictChanges.ts';
export { type OpenedKeyStore, openKeyStore } from './formats/artifacts/openKeyStore.ts';
export { encodedTextAt } from './formats/base64/encodedRuns.ts';
export { type Asn1Row, asn1Tree } from './formats/der/asn1Tree.ts';
export { certificatePem } from './formats/pem/pemBlock.ts';
export { oidName } from './formats/x509/objects/objectNames.ts';
export { authorityName } from './formats/x509/subjectNames.ts';
export { causesInOrder, type RankedCause } from './inspection/causesInOrder.ts';
export { unreadOf } from './inspection/completeness.ts';
export {
  type ComponentState,
  componentStates,
  type StoppedComponent,
  stoppedComponents,
} from './inspection/componentStates.ts';
export { type Following, followingConnections, ownVerdicts } from './inspection/followingConnections.ts';
export {
  createInspector,
  type InspectionProgress,
  type InspectOptions,
  type Inspector,
  type InspectorSettings,
} from './inspection/inspector.ts';
export { leftOutOf } from './inspection/leftOut.ts';
export { nextChange } from './inspection/nextChange.ts';
export { connectionOutcome } from './inspection/outcomes.ts';
export { warningsBeforeFix } from './inspection/restarts.ts';
export { placeToFix, type RootCause, rootCauses, stoppedBy, withoutCause } from './inspection/rootCauses.ts';
export { singleFileReport } from './inspection/singleFileReport.ts';
export { decodeFile } from './kubernetes/decode/decodeFile.ts';
export { decodeText } from './kubernetes/decode/decodeText.ts';
export { KUBEADM_AUTHORITIES } from './kubernetes/kubeadm/kubeadmCertificates.ts';
export { KUBERNETES_RELEASES, minorRelease } from './kubernetes/versions/version.ts';
export {
  type DifferentError,
  DifferentErrors,
  identityOf,
  type Occurrences,
} from './messages/match/differentErrors.ts';
export { type ExplainedError, explainError, explainMessages } from './messages/match/explainMessages.ts';
export { whomText, whoText } from './messages/read/endText.ts';
export type { LoggedError } from './messages/read/loggedError.ts';
export { meaningOf } from './messages/read/meaning.ts';
export { errorLine, readLine, readMessages } from './messages/read/readMessages.ts';
export { type Artifact, type CertificateArtifact, yamlPathOf } from './model/artifacts/artifact.ts';
export type * from './model/artifacts/certificate.ts';
export type * from './model/artifacts/certificate.ts';
export type * from './model/artifacts/container.ts';
export type * from './model/artifacts/problem.ts';
export type * from './model/artifacts/token.ts';
export { append } from './model/collections/lookup.ts';
export type * from './model/connection.ts';
export type * from './model/credentialSource.ts';
export { certificatesOf, leafOf } from './model/credentialSource.ts';
export type * from './model/decodedFile.ts';
export type * from './model/documents/component.ts';
export { COMPONENT_NAMES } from './model/documents/component.ts';
export type * from './model/documents/document.ts';
export type * from './model/documents/kubeconfig.ts';
export type * from './model/documents/located.ts';
export type { Version } from './model/documents/version.ts';
export type { Finding, Fix, RelatedPlace, Severity } from './model/finding.ts';
export type * from './model/flagSpec.ts';
export { isAuthority } from './model/labels/certificates.ts';
export { distinguishedNameText, generalNameText, partyName, shortName } from './model/labels/names.ts';
export { nodeTitle } from './model/labels/nodeLabels.ts';
export {
  DAY,
  dateText,
  residualText,
  spanText,
  type Thresholds,
  timeLeftText,
  type ValidityState,
  validityState,
} from './model/labels/times.ts';
export { markedRange } from './model/markedRange.ts';
export type * from './model/node.ts';
export type { Party, TrustDomain } from './model/peerVerification.ts';
export type * from './model/ports.ts';
export type * from './model/report.ts';
export type * from './model/resolution.ts';
export type { InspectedFolder } from './model/root.ts';
export { type PointedPlace, pointedPlace, shownFiles, shownPlace, shownStart } from './model/shownPlace.ts';
export { documentUri, shownWithin } from './model/source/embeddedUri.ts';
export type { Position } from './model/source/lineIndex.ts';
export { FILE_START, type Location, type Span } from './model/source/span.ts';
export { TouchIndex } from './model/source/touchIndex.ts';
export { csv } from './model/text/csv.ts';
export { type Html, html } from './model/text/html.ts';
export { type Markdown, markdown, markdownCode } from './model/text/markdown.ts';
export { HEADLINE_LENGTH, headline, messageLines } from './model/text/messageLines.ts';
export { plainText } from './model/text/plainText.ts';
export { isSameError, quotedTexts } from './model/text/quotedTexts.ts';
export { type Form, type Language, render } from './model/text/render.ts';
export { commandLines, mainLine, type ShellCommand } from './model/text/shellCommand.ts';
export { type TerminalFormat, terminalText } from './model/text/terminalText.ts';
export {
  asText,
  type Composed,
  enumerated,
  isEmptyText,
  joined,
  phrase,
  type Slot,
  type Text,
} from './model/text/text.ts';
export { contentOf, type Untrusted, untrusted } from './model/text/untrusted.ts';
export { visibleText } from './model/text/visibleText.ts';
export { withPeriod } from './model/text/withPeriod.ts';
export type { Scheduler } from './model/time/scheduler.ts';
export type { ComparedState, ComparisonInput } from './presentation/comparison/comparisonInput.ts';
export type * from './presentation/comparison/comparisonPage.ts';
export {
  type ComparedPlace,
  type DrawnComparison,
  drawComparison,
} from './presentation/comparison/drawComparison.ts';
export { beyondText, minorText } from './presentation/comparison/upgradeTexts.ts';
export {
  artifactDetail,
  artifactLine,
  artifactName,
  certificateLine,
  certificateState,
} from './presentation/describe/artifactName.ts';
export { brokenText, effectText, failingText, followingText, moreText } from './presentation/describe/brokenText.ts';
export { closedText } from './presentation/describe/closedPart.ts';
export { compareCertificates } from './presentation/describe/compareCertificates.ts';
export type * from './presentation/describe/comparison.ts';
export {
  connectionLine,
  connectionSentence,
  doesNotStart,
  followingSentence,
  placeOfStop,
} from './presentation/describe/connectionLine.ts';
export { type DescribeContext, describeContext, locationOf } from './presentation/describe/context.ts';
export { describeArtifact } from './presentation/describe/describeArtifact.ts';
export { describeCertificate } from './presentation/describe/describeCertificate.ts';
export { describeCertificateText } from './presentation/describe/describeCertificateText.ts';
export { componentLocation, describeComponent, describeNode } from './presentation/describe/describeComponent.ts';
export { type ConnectionEffects, describeConnection } from './presentation/describe/describeConnection.ts';
export { containerName } from './presentation/describe/describeContainer.ts';
export { describeFlag } from './presentation/describe/describeFlag.ts';
export {
  type CredentialFieldName,
  describeKubeconfigField,
  fieldArtifacts,
} from './presentation/describe/describeKubeconfigField.ts';
export { type DescribedMessage, describeMessage } from './presentation/describe/describeMessage.ts';
export { describeRequest } from './presentation/describe/describeRequest.ts';
export {
  describeRotation,
  oldAuthorityText,
  reportRotations,
  rotationOfAuthority,
  SERVICE_ACCOUNT_KEYS,
} from './presentation/describe/describeRotation.ts';
export type * from './presentation/describe/description.ts';
export { VALIDITY_TONES } from './presentation/describe/description.ts';
export { heldText } from './presentation/describe/factText.ts';
export { firstFailureText } from './presentation/describe/firstFailureText.ts';
export { joinArgument } from './presentation/describe/joinArgument.ts';
export { leftOutCounts, leftOutSummary } from './presentation/describe/leftOutSummary.ts';
export type { DescribedEvidence } from './presentation/describe/messageEvidence.ts';
export { describeAt, nodeOf } from './presentation/describe/places/describeAt.ts';
export { type DecodedQuery, describeDecoded } from './presentation/describe/places/describeDecoded.ts';
export type { DescribedPlace } from './presentation/describe/places/describedPlace.ts';
export { type DescribedText, describeEncodedAt } from './presentation/describe/places/describeEncodedAt.ts';
export { relevantFirst, wantedBy } from './presentation/describe/relevantArtifacts.ts';
export { mayBeAbsent, resolutionText, resolutionTone } from './presentation/describe/resolutionText.ts';
export { skippedRemedy, skippedText } from './presentation/describe/skippedText.ts';
export { type BrokenConnections, type TimeStep, timeSteps } from './presentation/describe/timeSteps.ts';
export { unreadText } from './presentation/describe/unreadText.ts';
export { artifactIdOf, artifactsById } from './presentation/details/artifactId.ts';
export { asn1TypeOf, bytesOf, pemOf } from './presentation/details/bytesOf.ts';
export { type DrawnPage, detailsPage } from './presentation/details/detailsPage.ts';
export type * from './presentation/details/page.ts';
export { type Place, Places } from './presentation/details/places.ts';
export type { ExpirationEntry } from './presentation/expiration/expirationEntry.ts';
export { type FileMark, type FileMarkKind, fileMarks } from './presentation/expiration/expirationMarks.ts';
export {
  type ExpirationReport,
  type ExpirationSummary,
  expirationReport,
  expirationSummary,
  prepareExpirations,
  withoutCopies,
} from './presentation/expiration/expirationReport.ts';
export { expirationTable } from './presentation/expiration/expirationTable.ts';
export {
  type ShownExpiration,
  type ShownExpirations,
  shownExpirations,
} from './presentation/expiration/expirationView.ts';
export { type NodePlan, planScript, renewalPlan } from './presentation/expiration/renewalPlan.ts';
export { renewFirstText } from './presentation/expiration/urgentRenewals.ts';
export { type CopiedFix, copiedFix, type FileToChange } from './presentation/fixes/copiedFix.ts';
export { drawGraph, graphSource } from './presentation/graph/drawGraph.ts';
export { drawSteps } from './presentation/graph/drawSteps.ts';
export { lastExpiry } from './presentation/graph/lastExpiry.ts';
export type * from './presentation/graph/picture.ts';
export { shownPicture, shownSteps } from './presentation/graph/shownPicture.ts';
export { definitionsAt } from './presentation/references/definitionsAt.ts';
export { referencesAt, referencesToFile, type Subject, subjectAt } from './presentation/references/findReferences.ts';
export { pathReferencesOf } from './presentation/references/pathReferences.ts';
export type * from './presentation/references/reference.ts';
export { prepareReferences } from './presentation/references/referenceIndex.ts';
export type { AssistantQuery } from './presentation/reports/assistantSelection.ts';
export { assistantText } from './presentation/reports/assistantText.ts';
export type { AuditInput } from './presentation/reports/audit/auditInput.ts';
export { comparisonDocument } from './presentation/reports/comparison/comparisonDocument.ts';
export {
  comparisonJson,
  comparisonJsonPieces,
  type JsonComparison,
} from './presentation/reports/comparison/comparisonJson.ts';
export { comparisonText } from './presentation/reports/comparison/comparisonText.ts';
export { decodedJson, type JsonDecoded } from './presentation/reports/decodedJson.ts';
export { expirationCsv } from './presentation/reports/expirationCsv.ts';
export { expirationIcs } from './presentation/reports/expirationIcs.ts';
export { expirationJson } from './presentation/reports/expirationJson.ts';
export { expirationMarkdown } from './presentation/reports/expirationMarkdown.ts';
export { explanationJsonPieces } from './presentation/reports/explanation/explanationJson.ts';
export { explanationText } from './presentation/reports/explanation/explanationText.ts';
export { gitlabPieces } from './presentation/reports/gitlabReport.ts';
export { htmlPieces, htmlReport } from './presentation/reports/htmlReport.ts';
export { type JsonFile, jsonFile } from './presentation/reports/json/jsonFile.ts';
export { type JsonReport, jsonReport, jsonReportPieces } from './presentation/reports/json/jsonReport.ts';
export { jsonText } from './presentation/reports/json/jsonText.ts';
export { leftOutLine } from './presentation/reports/json/leftOutText.ts';
export { type PathOf, pathsBelow } from './presentation/reports/json/paths.ts';
export { junitReport } from './presentation/reports/junitReport.ts';
export { documentMarkdown, markdownPieces, markdownReport } from './presentation/reports/markdownReport.ts';
export { expirationOpenMetrics } from './presentation/reports/openmetrics/expirationOpenMetrics.ts';
export { sarifPieces, sarifReport } from './presentation/reports/sarifReport.ts';
export { descriptionText, textOfArtifact, textOfFile, textOfKeyStore } from './presentation/reports/textOfFile.ts';
export { textReport } from './presentation/reports/textReport.ts';
export { RULES } from './rules/catalogue/catalogue.ts';
export type { Profile } from './rules/engine/rule.ts';
export { type DocumentedRule, readRuleDoc, ruleDocument } from './rules/engine/ruleDoc.ts';
export { suppressionEdit } from './rules/suppressions/suppressionEdit.ts';
export { createSignatureCache, type SignatureCache } from './trust/signatureCache.ts';
export { listeningFor } from './uses/sides.ts';
