import type { Severity } from '../../model/finding.ts';
import type { Text } from '../../model/text/text.ts';
import type { Tone } from '../describe/description.ts';

/** The page of the certificate viewer about a file or one artifact. Of a private key it has the kind and the public half only. */
export interface ViewerPage {
  /** The file's name, or the field that holds the artifact. */
  readonly title: Text;
  readonly path: Text;
  readonly notes: readonly ViewerNote[];
  /** The findings about the file that concern none of its artifacts. */
  readonly findings: readonly ViewerFinding[];
  /** One for each artifact, in the file's order. */
  readonly tabs: readonly ViewerTab[];
  /** Absent if there is nothing to show. */
  readonly shown?: ViewerItem | undefined;
  /** True for a key store whose content needs its password. */
  readonly locked: boolean;
}

export interface ViewerNote {
  readonly text: Text;
  readonly tone?: Tone;
}

export interface ViewerTab {
  readonly id: string;
  readonly label: Text;
  /** Below the label: the time that is left, the kind of a key. */
  readonly detail?: Text | undefined;
  readonly tone?: Tone;
}

/** One artifact with everything that is known of it. */
export interface ViewerItem {
  readonly id: string;
  readonly title: Text;
  /** Present for certificates only. */
  readonly validity?: ViewerValidity | undefined;
  readonly sections: readonly ViewerSection[];
  /** From the artifact itself up to its root, each signed by the next; empty for all but certificates. */
  readonly chain: readonly ViewerLink[];
  /** The text above the last link: "self-signed", or that the signer is not in the files. */
  readonly chainEnd?: Text | undefined;
  /** The certificates that its key signed; empty for all but CAs. */
  readonly signed: readonly ViewerLink[];
  readonly findings: readonly ViewerFinding[];
  readonly uses: readonly ViewerLink[];
  readonly extensions: readonly ViewerExtension[];
  /** As openssl lays it out, of certificates and requests; a revocation list with every entry. */
  readonly text?: string | undefined;
  /** The text is not laid out as openssl does. */
  readonly isOwnText?: boolean | undefined;
  /** Present for certificates only. */
  readonly pem?: string | undefined;
  /** Whether its octets may be shown. */
  readonly hasStructure: boolean;
}

export interface ViewerValidity {
  readonly text: Text;
  readonly tone: Tone;
  readonly from: string;
  readonly until: string;
  /** The part of its life that has passed, 0 to 1. */
  readonly spent: number;
}

export interface ViewerSection {
  /** Absent for the leading section. */
  readonly heading?: Text | undefined;
  readonly rows: readonly ViewerRow[];
}

export interface ViewerRow {
  readonly label: Text;
  readonly values: readonly Text[];
  /** Id of the place that the value leads to. */
  readonly place?: string | undefined;
  /** An https page about it. */
  readonly url?: string | undefined;
  readonly tone?: Tone | undefined;
  readonly code?: boolean | undefined;
}

export interface ViewerLink {
  readonly label: Text;
  readonly detail: Text;
  /** Id of its place. */
  readonly place: string;
}

export interface ViewerFinding {
  readonly severity: Severity;
  readonly message: Text;
  readonly rule: string;
  readonly place: string;
}

export interface ViewerExtension {
  readonly title: Text;
  readonly oid: string;
  readonly critical: boolean;
  readonly lines: readonly Text[];
}
