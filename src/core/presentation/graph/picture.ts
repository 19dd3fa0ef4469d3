import type { ConnectionKind, Verdict } from '../../model/connection.ts';
import type { Party, TrustDomain } from '../../model/peerVerification.ts';

export type { Party };

import type { Text } from '../../model/text/text.ts';
import type { Tone } from '../describe/description.ts';

/** The connection graph as plain data: what is drawn, not where. */
export interface Picture {
  /** The title of the picture, which a page may leave out. */
  readonly heading?: Text;
  /** One sentence about all connections: how many work, fail, or are unknown. */
  readonly summary: Text;
  readonly frames: readonly PictureFrame[];
  /** Frame by frame, each box's outgoing connections in the order of the boxes. */
  readonly edges: readonly PictureEdge[];
  /** The trust domains in use, in a fixed order. */
  readonly domains: readonly PictureDomain[];
  /** Nodes left out because of the limit; 0 where all are drawn. */
  readonly omitted: number;
  /** The words of the legend for each verdict; English if absent. */
  readonly outcomes?: Readonly<Record<EdgeVerdict, Text>>;
}

/** How a connection fares. `follows`: nothing is wrong with it, and one of its ends does not start. */
export type EdgeVerdict = Verdict | 'follows';

export type PictureDomainId = TrustDomain | 'tokens';

/** A private CA, or the keys of service-account tokens, as the legend names it. */
export interface PictureDomain {
  readonly id: PictureDomainId;
  readonly label: Text;
  /** Names of the CAs that are trusted for it, at most three; empty if none is known. */
  readonly authorities: readonly Text[];
}

/** A machine. */
export interface PictureFrame {
  readonly id: string;
  readonly label: Text;
  readonly boxes: readonly PictureBox[];
}

/** A component, or one kubeconfig of a person. */
export interface PictureBox {
  readonly id: string;
  readonly component: Party;
  readonly title: Text;
  /** File names, or the address of an end that is not in the workspace; may be empty. */
  readonly subtitle: Text;
  /** False for an end whose files are not in the workspace. */
  readonly atHand: boolean;
  /** True if only other files of the node imply it; absent otherwise. */
  readonly isInferred?: boolean;
  /** That it does not start, or until when the certificate of an API server is valid. */
  readonly state?: PictureState | undefined;
  /** Whether a file sets it up that can be opened. */
  readonly opens: boolean;
  /** For a screen reader: the box and how its connections fare. */
  readonly sentence: Text;
}

export interface PictureState {
  readonly text: Text;
  readonly isBad: boolean;
}

/** A connection, from the client's box to the server's. */
export interface PictureEdge {
  /** The connection's own id. */
  readonly id: string;
  readonly kind: ConnectionKind;
  readonly from: string;
  readonly to: string;
  readonly verdict: EdgeVerdict;
  /** Whose CA the client's and the server's certificate should come from; absent if that side shows none. */
  readonly clientDomain?: PictureDomainId | undefined;
  readonly serverDomain?: PictureDomainId | undefined;
  /** Whom the client says it is, or what the connection is for. */
  readonly label: Text;
  /** Why it fails, in a few words; else the verified host; may be empty. */
  readonly note: Text;
  /** For a screen reader: the whole story in words. */
  readonly sentence: Text;
  /** "kube-scheduler → kube-apiserver". */
  readonly title: Text;
  /** The sections that hovers show as well. */
  readonly sections: readonly PictureSection[];
}

export interface PictureSection {
  readonly heading?: Text | undefined;
  readonly rows: readonly PictureRow[];
}

export interface PictureRow {
  readonly label: Text;
  readonly value: Text;
  readonly tone?: Tone | undefined;
  /** Compared character by character, such as an error. */
  readonly code?: boolean | undefined;
}

/** The changes in a picture on one day that time alone causes: the rest of it stays. */
export interface PictureStep {
  /** As they are at the end of the day. */
  readonly edges: readonly PictureEdge[];
  readonly boxes: readonly PictureBoxChange[];
}

export interface PictureBoxChange {
  readonly id: string;
  /** As in the box. */
  readonly sentence: Text;
  readonly state?: PictureState | undefined;
}
