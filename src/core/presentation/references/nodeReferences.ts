import { certificateFields } from '../../cluster/nodes/certificateFields.ts';
import { type CertificateArtifact, yamlPathOf } from '../../model/artifacts/artifact.ts';
import { append } from '../../model/collections/lookup.ts';
import { derived } from '../../model/memo/derived.ts';
import type { NodeView } from '../../model/node.ts';
import { usesOf } from '../../uses/usesOf.ts';
import { pathReferencesOfNode } from './pathReferencesOfNode.ts';
import type { PathReference, Reference } from './reference.ts';

/** A certificate at one place; `use` is its field in YAML, absent for a block of a separate file. */
export interface FieldCertificate {
  readonly artifact: CertificateArtifact;
  readonly use?: Reference;
}

/** The names and certificates in one node's files; each part is computed on first use. */
export class NodeReferences {
  readonly #view: NodeView;
  #files: ReadonlySet<string> | undefined;
  #leads: ReadonlyMap<string, readonly PathReference[]> | undefined;
  #references: ReadonlyMap<string, readonly Reference[]> | undefined;
  #certificates: ReadonlyMap<string, readonly FieldCertificate[]> | undefined;

  constructor(view: NodeView) {
    this.#view = view;
  }

  /** The URIs of its files. */
  get files(): ReadonlySet<string> {
    this.#files ??= new Set(this.#view.files.map(({ file }) => file.uri));
    return this.#files;
  }

  /** By the document's URI. */
  get leads(): ReadonlyMap<string, readonly PathReference[]> {
    this.#leads ??= leadsIn(this.#view);
    return this.#leads;
  }

  /** By the URI of the file that is named. */
  get references(): ReadonlyMap<string, readonly Reference[]> {
    this.#references ??= referencesIn([...this.leads.values(), fixedNames(this.#view)]);
    return this.#references;
  }

  /** By SHA-256; those of files that nothing reads any more are left out. */
  get certificates(): ReadonlyMap<string, readonly FieldCertificate[]> {
    this.#certificates ??= certificatesIn(this.#view);
    return this.#certificates;
  }
}

/** The same object for the same view. */
export const nodeReferences = derived((view: NodeView) => new NodeReferences(view));

function leadsIn(view: NodeView): ReadonlyMap<string, readonly PathReference[]> {
  const leads = new Map<string, PathReference[]>();
  for (const lead of pathReferencesOfNode(view)) append(leads, lead.reference.at.uri, lead);
  return leads;
}

/** Settings that make a component read a file with a fixed name, so they contain no path. */
function fixedNames(view: NodeView): readonly PathReference[] {
  return usesOf(view).flatMap(({ credentials: { reference, label }, role, evidence }): readonly PathReference[] =>
    reference && evidence === 'default' ? [{ reference, role, label }] : [],
  );
}

function referencesIn(leads: Iterable<readonly PathReference[]>): ReadonlyMap<string, readonly Reference[]> {
  const references = new Map<string, Reference[]>();
  for (const ofDocument of leads) {
    for (const { reference, label, role } of ofDocument) {
      const { at, resolution } = reference;
      if (resolution.kind === 'file') append(references, resolution.uri, { label, at, role });
    }
  }
  return references;
}

function certificatesIn({ files }: NodeView): ReadonlyMap<string, readonly FieldCertificate[]> {
  const held = new Map<string, FieldCertificate[]>();
  const seen = new Set<string>();
  for (const { file, archived } of files) {
    if (seen.has(file.uri)) continue;
    seen.add(file.uri);
    if (archived) continue;
    for (const { artifacts, label, span, role } of certificateFields(file)) {
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
  return held;
}
