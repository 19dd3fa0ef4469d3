import { isTemplated } from '../../formats/placeholder.ts';
import { childOf } from '../../formats/yaml/access.ts';
import type { YamlEntry, YamlNode } from '../../formats/yaml/node.ts';
import type { DocumentType, UnusableContent } from '../../model/documents/documentType.ts';
import type { Span } from '../../model/source/span.ts';

/** Why the component that reads a document of this type cannot use its content; undefined if it can, or if that is not known. */
export function unusableContent(root: YamlNode, { kind, version, span }: DocumentType): UnusableContent | undefined {
  if (kind === 'KubeSchedulerConfiguration') return STRICT.test(version ?? '') ? unreadFields(root) : undefined;
  const isPolicy = kind === 'Policy' && /^audit\.k8s\.io\/v1(?:alpha1|beta1)?$/.test(version ?? '');
  return isPolicy && hasNoRules(root) ? { is: 'noRules', fields: [], span } : undefined;
}

/** A list that a template fills in is not empty. */
function hasNoRules(policy: YamlNode): boolean {
  const rules = childOf(policy, 'rules');
  if (!rules) return policy.kind === 'map' && policy.entries.every(({ key }) => !isTemplated(key));
  if (rules.kind === 'scalar') return rules.typed === undefined && !isTemplated(rules.value);
  return rules.kind === 'seq' && rules.items.length === 0;
}

/** The versions whose unknown fields kube-scheduler reports in the words of Kubernetes 1.23 and later. */
const STRICT = /^kubescheduler\.config\.k8s\.io\/v1(?:beta3)?$/;

/** The fields of both versions outside of lists (k8s.io/kube-scheduler v0.23 to v0.37, config), by the field that they are in. */
const FIELDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    '',
    words(
      `kind apiVersion parallelism leaderElection clientConnection enableProfiling enableContentionProfiling
       percentageOfNodesToScore podInitialBackoffSeconds podMaxBackoffSeconds profiles extenders delayCacheUntilActive`,
    ),
  ],
  ['clientConnection', words('kubeconfig acceptContentTypes contentType qps burst')],
  [
    'leaderElection',
    words('leaderElect leaseDuration renewDeadline retryPeriod resourceLock resourceName resourceNamespace'),
  ],
]);

function words(names: string): ReadonlySet<string> {
  return new Set(names.split(/\s+/));
}

function unreadFields(root: YamlNode): UnusableContent | undefined {
  const unknown: Placed[] = [];
  const repeated: Placed[] = [];
  const visit = (node: YamlNode | undefined, within: string): void => {
    const known = FIELDS.get(within);
    if (node?.kind !== 'map' || !known) return;
    const placed = ({ key, keySpan: span }: YamlEntry) => ({ path: within === '' ? key : `${within}.${key}`, span });
    repeated.push(...(node.replaced ?? []).map(placed));
    // Go sorts the keys when it converts YAML to JSON.
    for (const entry of node.entries.toSorted((one, other) => (one.key < other.key ? -1 : 1))) {
      if (isTemplated(entry.key)) continue;
      if (!known.has(entry.key)) unknown.push(placed(entry));
      else if (within === '') visit(entry.value, entry.key);
    }
  };
  visit(root, '');
  const [twice] = repeated;
  if (twice) return { is: 'repeatedField', fields: [twice.path], span: twice.span };
  const [first] = unknown;
  return first && { is: 'unknownFields', fields: unknown.map(({ path }) => path), span: first.span };
}

/** A field by its dotted path, and where its name stands. */
interface Placed {
  readonly path: string;
  readonly span: Span;
}
