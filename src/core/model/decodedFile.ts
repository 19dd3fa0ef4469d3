import type { Artifact } from './artifacts/artifact.ts';
import type { Problem } from './artifacts/problem.ts';
import type { KubernetesDocument } from './documents/document.ts';
import type { DocumentType } from './documents/documentType.ts';
import type { ApiObject } from './documents/objects.ts';
import type { EnvironmentFile, UnitFile } from './documents/unit.ts';
import type { EmbeddedFile } from './embeddedFile.ts';
import { derived } from './memo/derived.ts';
import type { PathMention } from './pathMention.ts';
import type { FileMode } from './ports.ts';
import type { ContentPlace } from './source/contentPlace.ts';
import type { LineIndex } from './source/lineIndex.ts';

export type FileFormat = 'pem' | 'der' | 'yaml' | 'pkcs12' | 'text' | 'binary' | 'empty';

/** Everything one file holds. Immutable; the same content at the same URI gives an equal value. */
export interface DecodedFile {
  readonly uri: string;
  /** Bytes. */
  readonly size: number;
  readonly format: FileFormat;
  /** Absent for binary content, whose spans are all at the start. */
  readonly text?: string | undefined;
  readonly lines: LineIndex;
  readonly artifacts: readonly Artifact[];
  /** Kubeconfigs, static pods and kubelet configurations found in it. */
  readonly documents: readonly KubernetesDocument[];
  /** The API objects of its YAML, with the items of a List as separate objects; absent if there are none. */
  readonly objects?: readonly ApiObject[] | undefined;
  readonly problems: readonly Problem[];
  /** True for a template that is not valid YAML before it is rendered. */
  readonly isUnrendered?: true | undefined;
  /** The type of its only YAML document. Readers take different ones of several. */
  readonly type?: DocumentType | undefined;
  /** Present for a systemd service or a drop-in of one. */
  readonly unit?: UnitFile | undefined;
  /** Present for a file of variables that may belong to a unit. */
  readonly environment?: EnvironmentFile | undefined;
  /** The files that a machine configuration in it writes; absent if there are none. */
  readonly embedded?: readonly EmbeddedFile[] | undefined;
  /** Present for a file that a machine configuration writes: the document, where the content stands in it, and the mode that it sets. */
  readonly within?: {
    readonly document: DecodedFile;
    readonly place: ContentPlace;
    readonly mode?: FileMode | undefined;
  };
  /** Present for a template. `isPartial`: files made from it may contain more, or less, than what was read. */
  readonly template?: { readonly isPartial: boolean };
  /** Paths in a text that is read for nothing else; absent if there are none. */
  readonly mentions?: readonly PathMention[];
  /** SHA-256 of its bytes, of a file that tokens name by it: server-ca.crt of k3s and RKE2. */
  readonly digest?: string;
  /** The whole file, if this is the part of it that belongs to a node. */
  readonly whole?: DecodedFile;
  /** True when a broken YAML document was replaced by the last good decoding of the same file. */
  readonly stale?: boolean;
}

/** The file that a part is taken from, or the file itself. What its text or its contents as a whole show is computed from it, once for all parts. */
export function wholeOf(file: DecodedFile): DecodedFile {
  return file.whole ?? file;
}

/** Whether the text of the whole file matches a constant expression without state: searched once for all nodes that have parts of it. */
export function textMatches(file: DecodedFile, expression: RegExp): boolean {
  const known = matches(wholeOf(file));
  const found = known.get(expression) ?? expression.test(file.text ?? '');
  known.set(expression, found);
  return found;
}

const matches = derived((_: DecodedFile) => new Map<RegExp, boolean>());

/** The braces of Go, Helm and Jinja. */
export const TEMPLATE_BRACES = /\{\{|\{%/;
