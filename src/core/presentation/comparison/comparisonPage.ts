import type { Verdict } from '../../model/connection.ts';
import type { Text } from '../../model/text/text.ts';
import type { ConnectionChange } from './comparisonTexts.ts';

/** A comparison of two states as a page shows it. Ids of places are those of `DrawnComparison`. */
export interface ComparisonPage {
  /** The names of the states. */
  readonly before: Text;
  readonly after: Text;
  /** The clock by which both were inspected. */
  readonly at: Text;
  /** The reasons why the comparison is incomplete. */
  readonly notes: readonly Text[];
  /** Absent unless the state after is evaluated as another release of Kubernetes. */
  readonly upgrade?: PageUpgrade | undefined;
  readonly restarts: ComparedRestarts;
  readonly componentCounts: Text;
  /** The components that do not start after the change, or start again. */
  readonly components: readonly PageComponent[];
  /** The findings by which a component no longer starts. */
  readonly causes: readonly PageCause[];
  readonly connectionCounts: Text;
  readonly connections: readonly PageConnection[];
  /** A sentence about the connections without a change. */
  readonly others: Text;
  readonly certificateCounts: Text;
  readonly certificates: readonly PageCertificate[];
}

/** The consequences of another release. */
export interface PageUpgrade {
  /** Whether a component no longer starts, or a connection breaks. */
  readonly breaks: boolean;
  /** The releases before and after, and what breaks. */
  readonly lines: readonly Text[];
  readonly items: readonly PageUpgradeItem[];
}

export interface PageUpgradeItem {
  /** The first release that has it, and its kind: "1.36 · error". */
  readonly title: Text;
  readonly breaks: boolean;
  readonly text: Text;
  /** The edit that ends it. */
  readonly fix?: Text | undefined;
  /** https. */
  readonly source?: Text | undefined;
  readonly link: PageLink;
}

/** In which order to restart. */
export interface ComparedRestarts {
  /** `any`: it does not matter; `none`: no order keeps every connection. */
  readonly order: 'any' | 'given' | 'none';
  readonly text: Text;
  /** The components in their order where one is given. */
  readonly steps: readonly Text[];
  readonly reasons: readonly Text[];
}

export interface PageComponent {
  readonly name: Text;
  readonly starts: boolean;
  /** Its states before and after, with its last words. */
  readonly outcome: Text;
}

export interface PageCause {
  readonly text: Text;
  /** The connections that it breaks, and those that follow. */
  readonly outcome: Text;
  readonly link: PageLink;
}

export interface PageConnection {
  readonly id: string;
  readonly name: Text;
  readonly from: Text;
  readonly to: Text;
  readonly change: ConnectionChange;
  readonly outcome: Text;
  /** Absent if the state does not have the connection. */
  readonly before?: PageVerdict | undefined;
  readonly after?: PageVerdict | undefined;
  readonly states: readonly PageState[];
}

/** A connection in one of the two states. */
export interface PageVerdict {
  readonly verdict: Verdict;
  readonly text: Text;
  /** The text that is logged or printed if it fails. */
  readonly error?: Text | undefined;
  /** In our own words. */
  readonly reason?: Text | undefined;
  readonly link: PageLink;
}

/** A place on the page: its id, and its path for people. */
export interface PageLink {
  readonly place: string;
  readonly path: Text;
}

/** A connection on the way from one state to the other. */
export interface PageState {
  readonly when: Text;
  /** The content that each end uses. */
  readonly from: Text;
  readonly to: Text;
  readonly verdict: Verdict;
  readonly text: Text;
  readonly error?: Text | undefined;
}

export interface PageCertificate {
  readonly id: string;
  readonly change: 'renewed' | 'replaced' | 'added' | 'removed';
  readonly outcome: Text;
  readonly name: Text;
  /** When it expires in each state that has it, and where it is. */
  readonly before?: PageExpiry | undefined;
  readonly after?: PageExpiry | undefined;
}

export interface PageExpiry {
  readonly date: Text;
  readonly link: PageLink;
}
