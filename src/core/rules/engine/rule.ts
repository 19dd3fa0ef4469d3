import type { BrokenCause } from '../../connections/causes/brokenCauses.ts';
import type { FaultOfKind } from '../../connections/causes/faultKind.ts';
import type { Cause, ThingKind } from '../../model/about.ts';
import type { SignatureTable } from '../../model/chainOutcome.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Fix, RelatedPlace, Severity } from '../../model/finding.ts';
import { derivedOfLatest } from '../../model/memo/derived.ts';
import type { NodeView } from '../../model/node.ts';
import type { PeerVerification } from '../../model/peerVerification.ts';
import type { Location } from '../../model/source/span.ts';
import type { ShellCommand } from '../../model/text/shellCommand.ts';
import type { Slot, SlotNames, Slots } from '../../model/text/text.ts';
import type { Untrusted } from '../../model/text/untrusted.ts';
import type { RequestSignatures } from '../../trust/requestSignatures.ts';

/**
 * Why a rule may say what it says. `must`: a section of a document demands it; `observed`: a component's source or
 * its behavior, tried. Only these two may be errors. `should` and `advice` are at most warnings.
 */
export type Basis = 'must' | 'observed' | 'should' | 'advice';

/** One issue of a rule: a message by id with its data, at a place. The engine renders, sorts and contains. */
export interface Issue<Message extends string = string> {
  readonly message: Message;
  readonly data?: Slots;
  readonly at: Location;
  /** The subjects of the finding. Default: its place. Connections that fail by them are attached. */
  readonly about?: readonly Cause[] | undefined;
  /** The weakest evidence that it depends on. Default: `configured`. */
  readonly evidence?: Evidence | undefined;
  readonly related?: readonly RelatedPlace[] | undefined;
  readonly fixes?: readonly Fix[] | undefined;
  /** A command to copy, such as "kubeadm certs renew apiserver". */
  readonly command?: ShellCommand | undefined;
  /** The component's log text before it exits, without the log's own prefix. Absent if the text is unknown. */
  readonly lastWords?: Untrusted | undefined;
  /** The page that shows what a release changed, if the finding depends on it. */
  readonly source?: string | undefined;
  /** The severity if the circumstances make it less (never more) than the rule's own. */
  readonly severity?: Severity | undefined;
}

export interface RuleContext {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly warningDays: number;
  readonly caWarningDays: number;
  readonly profile: Profile;
  readonly signatures: SignatureTable;
  readonly requestSignatures: RequestSignatures;
  /** Every half-handshake of the node with Go's verdict. */
  readonly verifications: readonly PeerVerification[];
  /** The failing ones, grouped by cause. */
  readonly trustFaults: readonly FaultOfKind[];
}

/** The context of a rule over several nodes. */
export type ClusterContext = Pick<RuleContext, 'now' | 'warningDays' | 'caWarningDays' | 'profile'>;

export type Profile = 'default' | 'cis';

/** The front matter of a rule's page in media/rules. `id` equals its path there; it is never reused and carries no severity. */
export interface RulePage {
  readonly id: string;
  readonly severity: Severity;
  readonly basis: Basis;
  /** The kind of thing that its findings are about. */
  readonly about: ThingKind;
  /** Off unless the profile asks for it. */
  readonly profile?: Profile | undefined;
  /** Recommendations of the CIS Kubernetes Benchmark 1.12 that it answers. */
  readonly cis?: readonly string[];
  /** The severity where a connection breaks by it, if that proves what the node alone cannot. */
  readonly whenBroken?: Severity;
  /** The messages that report that the component which the file sets up does not start. */
  readonly stops?: readonly string[];
  /** True if its findings depend on nothing else in the file, so that they also hold in a template that was read only in part. */
  readonly inTemplates?: true;
  /** A short statement of what is wrong, for lists: the page's heading. */
  readonly title: string;
  /** Templates with `{name}` for the issue's data. */
  readonly messages: Readonly<Record<string, string>>;
}

/** The issues that a page allows: one of its messages, with a value for each of that message's slots. */
export type IssueOf<Page extends RulePage> = {
  readonly [Message in keyof Page['messages'] & string]: Issue<Message> & DataFor<Page['messages'][Message]>;
}[keyof Page['messages'] & string];

/** The same of each issue of a union. */
export type IssueWithout<OneIssue, Key extends PropertyKey> = OneIssue extends unknown ? Omit<OneIssue, Key> : never;

type DataFor<Template extends string> = [SlotNames<Template>] extends [never]
  ? unknown
  : { readonly data: Readonly<Record<SlotNames<Template>, Slot>> };

/** A check of one node. */
export interface Rule extends RulePage {
  check(node: NodeView, context: RuleContext): Iterable<Issue>;
  /**
   * The issues of all nodes of the report together; absent for rules over one node. Its cost must grow with the number of nodes, never with that of
   * their pairs. An issue belongs to the node with its file.
   */
  checkCluster?(nodes: readonly NodeView[], context: ClusterContext): Iterable<Issue>;
  /** The issue of a cause that breaks connections and that no rule over a node reports; absent for rules over nodes. */
  report?(cause: BrokenCause): Issue | undefined;
  /** Whether it reports only the causes that no other rule reports. */
  readonly isGeneral?: true;
}

/** The judgment of a rule, with the messages of its page. */
export interface Evaluated<Page extends RulePage> {
  check(node: NodeView, context: RuleContext): Iterable<IssueOf<Page>>;
  checkCluster?(nodes: readonly NodeView[], context: ClusterContext): Iterable<IssueOf<Page>>;
  report?(cause: BrokenCause): IssueOf<Page> | undefined;
  readonly isGeneral?: true;
}

/** The rule of a page. A misspelt message and a missing slot do not compile. */
export function defineRule<Page extends RulePage>(page: Page, judgment: Evaluated<NoInfer<Page>>): Rule {
  return { ...page, ...judgment };
}

/**
 * The function, asked once for a node and the many rules that look at it. Remembered for the latest node alone: the rules look at one
 * after the other.
 */
export function perNode<Value>(make: (node: NodeView) => Value): (node: NodeView) => Value {
  return derivedOfLatest(make);
}
