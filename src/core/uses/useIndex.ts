import { type CertificateArtifact, yamlPathOf } from '../model/artifact.ts';
import type { InspectedNode, Report } from '../model/report.ts';
import { heldFields } from './heldFields.ts';
import { leadsOfNode } from './leadsOfNode.ts';
import type { Lead, Use } from './use.ts';

/** Who names what, and where each certificate lies, for a whole report. */
export interface UseIndex {
  /** By the document's URI, in order of place. */
  readonly leads: ReadonlyMap<string, readonly Lead[]>;
  /** By the URI of the file that is named. */
  readonly references: ReadonlyMap<string, readonly Use[]>;
  /** By SHA-256: files that are named, other files, copies in YAML. Files that nothing reads any more are left out. */
  readonly certificates: ReadonlyMap<string, readonly HeldCertificate[]>;
  /** The node of a file, by URI. */
  readonly nodes: ReadonlyMap<string, InspectedNode>;
}

/** A certificate at one place; `use` is the field of YAML it lies in, absent for a block of a file of its own. */
export interface HeldCertificate {
  readonly artifact: CertificateArtifact;
  readonly use?: Use;
}

const indexes = new WeakMap<Report, UseIndex>();

/** The report's index; made once a report, when it is first asked for. */
export function useIndex(report: Report): UseIndex {
  const made = indexes.get(report);
  if (made) return made;
  const index = makeIndex(report);
  indexes.set(report, index);
  return index;
}

function makeIndex(report: Report): UseIndex {
  const leads = new Map<string, Lead[]>();
  const references = new Map<string, Use[]>();
  const nodes = new Map<string, InspectedNode>();
  const held = new Map<string, HeldCertificate[]>();
  for (const node of report.nodes) {
    for (const lead of leadsOfNode(node.view)) {
      const { at, resolution } = lead.reference;
      append(leads, at.uri, lead);
      if (resolution.kind === 'file') append(references, resolution.uri, { label: lead.label, at, role: lead.role });
    }
    for (const nodeFile of node.view.files) {
      const { file, archived } = nodeFile;
      if (nodes.has(file.uri)) continue;
      nodes.set(file.uri, node);
      if (archived) continue;
      for (const { artifacts, label, span, role } of heldFields(file)) {
        const use = { label, at: { uri: file.uri, span }, role };
        for (const artifact of artifacts) {
          if (artifact.kind === 'certificate') append(held, artifact.certificate.sha256, { artifact, use });
        }
      }
      for (const artifact of file.artifacts) {
        if (artifact.kind !== 'certificate' || yamlPathOf(artifact) !== undefined) continue;
        append(held, artifact.certificate.sha256, { artifact });
      }
    }
  }
  for (const found of leads.values()) found.sort((a, b) => a.reference.at.span.start - b.reference.at.span.start);
  const rank = ({ artifact, use }: HeldCertificate) => (use ? 2 : references.has(artifact.origin.uri) ? 0 : 1);
  for (const found of held.values()) found.sort((a, b) => rank(a) - rank(b));
  return { leads, references, certificates: held, nodes };
}

function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
