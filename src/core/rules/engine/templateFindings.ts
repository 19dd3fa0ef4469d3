import type { Finding } from '../../model/finding.ts';
import { derived } from '../../model/memo/derived.ts';
import type { NodeView } from '../../model/node.ts';

/**
 * Rules about one text in a file, whatever else is in it. Only these apply to a template with branches: any other rule may depend on what is absent
 * there, or on another value of the same setting.
 */
export const STATED: ReadonlySet<string> = new Set([
  'kubeadm/kubeadm-api-version-old',
  'manifests/flag-bool-with-space',
  'manifests/flag-removed',
  'manifests/flag-unknown',
  'manifests/flag-value-invalid',
  'manifests/flag-wrong-component',
  'objects/private-key-in-repo',
  'tls/cipher-insecure',
  'tls/cipher-unknown',
  'validity/ca-expired',
  'validity/cert-expired',
  'validity/cert-not-yet-valid',
  'validity/cert-validity-inverted',
]);

/** Rules about a file as it lies on a machine: its mode, its bytes and its name. A template is another file. */
const OF_THE_FILE = /^(?:permissions\/|files\/)/;

/** The findings that hold for every file which is made from the templates among the node's files. */
export function withoutOpenFindings(findings: readonly Finding[], view: NodeView): readonly Finding[] {
  const { all, partial } = templatesOf(view);
  if (all.size === 0) return findings;
  return findings.filter(({ rule, at, related }) => {
    const isIn = (uris: ReadonlySet<string>) => uris.has(at.uri) || related.some((one) => uris.has(one.uri));
    return !(OF_THE_FILE.test(rule) && all.has(at.uri)) && (STATED.has(rule) || !isIn(partial));
  });
}

const templatesOf = derived(({ files }: NodeView) => {
  const templates = files.filter(({ file }) => file.template);
  const urisOf = (some: typeof templates) => new Set(some.map(({ file }) => file.uri));
  return { all: urisOf(templates), partial: urisOf(templates.filter(({ file }) => file.template?.isPartial)) };
});
