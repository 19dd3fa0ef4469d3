import { type CertificateArtifact, yamlPathOf } from '../model/artifacts/artifact.ts';
import type { Certificate } from '../model/artifacts/certificate.ts';
import { append, groupBy } from '../model/collections/lookup.ts';
import type { DecodedFile } from '../model/decodedFile.ts';
import { type Finding, type RelatedPlace, SEVERITIES, type Severity } from '../model/finding.ts';
import { derived, derivedFor } from '../model/memo/derived.ts';
import type { InspectedNode } from '../model/report.ts';
import type { Span } from '../model/source/span.ts';
import { plainText } from '../model/text/plainText.ts';
import { phrase } from '../model/text/text.ts';
import { relatedTo } from '../rules/engine/places.ts';
import { copiedFindings, type FindingOfCertificate } from './copiedFindings.ts';

/**
 * The nodes with one finding for what a rule reports of one certificate, however often it was copied: into other files, kubeconfigs, objects,
 * states or nodes. It is at the file that is most likely the original, with the copies as related places. The same nodes where nothing is
 * reported twice.
 */
export function oneFindingACertificate(nodes: readonly InspectedNode[]): readonly InspectedNode[] {
  const byFact = new Map<string, FindingOfCertificate[]>();
  for (const node of nodes) {
    for (const one of findingsOfCertificates(node)) for (const fact of one.facts) append(byFact, fact, one);
  }
  const copied = copiedFindings(byFact);
  const copiesOf = new Map<Finding, Finding[]>();
  for (const [copy, original] of copied) append(copiesOf, original, copy);
  for (const found of byFact.values()) {
    const copies = found.filter(({ finding }) => !copied.has(finding));
    const [original, ...others] = copies.toSorted((one, other) => other.rank - one.rank);
    // A finding about several certificates is a copy of no other.
    const single = others.filter(({ facts }) => facts.length === 1);
    if (original) for (const { finding } of single) append(copiesOf, original.finding, finding);
  }
  for (const [copy, original] of copiesOfConfigured(nodes)) append(copiesOf, original, copy);
  const merged = new Map<Finding, Finding | undefined>();
  for (const [original, copies] of copiesOf) {
    merged.set(original, withCopies(original, ...copies));
    for (const copy of copies) merged.set(copy, undefined);
  }
  if (merged.size === 0) return nodes;
  return nodes.map((node) => {
    if (!node.findings.some((finding) => merged.has(finding))) return node;
    const kept = node.findings.flatMap((finding) => (merged.has(finding) ? (merged.get(finding) ?? []) : finding));
    return withFindings(node, ...kept);
  });
}

/**
 * The findings about a folder without configuration whose certificates and bundles are copies of those in the finding of a configured node, with
 * this finding.
 */
function copiesOfConfigured(nodes: readonly InspectedNode[]): readonly (readonly [Finding, Finding])[] {
  const rejecting = nodes.flatMap(findingsOfChains);
  const configured = new Map<string, Finding>();
  for (const { finding, facts } of rejecting) {
    if (finding.evidence === 'configured') for (const fact of facts) configured.set(fact, finding);
  }
  return rejecting.flatMap(({ finding, facts: [first = '', ...others] }) => {
    const original = finding.evidence === 'conventional' ? configured.get(first) : undefined;
    return original && others.every((fact) => configured.get(fact) === original) ? [[finding, original] as const] : [];
  });
}

/** A finding with the rule and each certificate and bundle that rejects it, if it is about any. */
const findingsOfChains = derived((node: InspectedNode) =>
  node.findings.flatMap((finding) => {
    const facts = finding.about.flatMap((one) => (one.fails === 'chain' ? `${finding.rule} ${one.subject}` : []));
    return facts.length > 0 ? [{ finding, facts }] : [];
  }),
);

const findingsOfCertificates = derived((node: InspectedNode): readonly FindingOfCertificate[] => {
  const found: FindingOfCertificate[] = [];
  let files: Map<string, DecodedFile> | undefined;
  for (const finding of node.findings) {
    if (finding.rule.startsWith(OF_FILES)) continue;
    files ??= new Map(node.view.files.map(({ file }) => [file.uri, file]));
    const file = files.get(finding.at.uri);
    const there = (file && certificatesByPlace(file).get(placeKey(finding.at.span))) ?? [];
    const subject = there.find(({ certificate }) => isAbout(finding, certificate));
    // If one encoded value has several certificates, it is unknown which one a finding about the place means.
    const artifact = subject ?? (there.length === 1 ? there[0] : undefined);
    if (!file || !artifact) continue;
    const subjects = finding.about.flatMap((one) => (one.fails === 'dates' ? one.subject : []));
    const fact = `${artifact.certificate.sha256} ${subject ? '' : plainText(finding.message)}`;
    const facts = (subjects.length > 1 ? subjects.map((sha256) => `${sha256} `) : [fact]).map(
      (one) => `${finding.rule} ${one}`,
    );
    const isFile = yamlPathOf(artifact) === undefined && file.within === undefined;
    const rank = (facts.length > 1 ? 4 : 0) + (isFile ? 2 : 0) + (node.view.root ? 1 : 0);
    found.push({ finding, facts, rank });
  }
  return found;
});

/** The group of rules about how a file is written, which holds for each file by itself. */
const OF_FILES = 'files/';

function isAbout({ about }: Finding, { sha256 }: Certificate): boolean {
  return about.some((one) => one.fails !== 'place' && one.subject === sha256);
}

const certificatesByPlace = derived((file: DecodedFile): ReadonlyMap<string, readonly CertificateArtifact[]> => {
  const certificates = file.artifacts.filter((artifact) => artifact.kind === 'certificate');
  return groupBy(certificates, ({ origin }) => placeKey(origin.span));
});

function placeKey({ start, end }: Span): string {
  return `${start}-${end}`;
}

/** Remembered, so that a report without a change has the same findings. */
const withCopies = derivedFor((original: Finding, ...copies: readonly Finding[]): Finding => {
  const all = [original, ...copies];
  const breaks = [...new Set(all.flatMap((one) => one.breaks ?? []))];
  const places = copies.flatMap((copy): readonly RelatedPlace[] => [
    { ...copy.at, message: phrase('A copy of the same certificate') },
    ...copy.related,
  ]);
  return {
    ...original,
    severity: worst(all),
    related: relatedTo(original.at, [...original.related, ...places]).slice(0, MAX_PLACES),
    ...(breaks.length > 0 && { breaks }),
    ...(all.some(({ stops }) => stops) && { stops: true as const }),
  };
});

/** More places than a person reads, and few enough for a report in pieces. */
const MAX_PLACES = 300;

function worst(findings: readonly Finding[]): Severity {
  return SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity)) ?? 'hint';
}

const withFindings = derivedFor(
  (node: InspectedNode, ...findings: readonly Finding[]): InspectedNode => ({ ...node, findings }),
);
