import type { Finding } from '../../model/finding.ts';
import { derived } from '../../model/memo/derived.ts';
import type { NodeView } from '../../model/node.ts';

/** Rules about a file as it lies on a machine: its mode, its bytes and its name. A template is another file. */
const OF_THE_FILE = /^(?:permissions\/|files\/)/;

/**
 * The findings that hold for every file which is made from the templates among the node's files. In a template with branches, most rules may depend on
 * what is absent there, or on another value of the same setting.
 */
export function withoutOpenFindings(findings: readonly Finding[], view: NodeView): readonly Finding[] {
  const { all, partial } = templatesOf(view);
  if (all.size === 0) return findings;
  return findings.filter(({ rule, at, related, inTemplates }) => {
    const isIn = (uris: ReadonlySet<string>) => uris.has(at.uri) || related.some((one) => uris.has(one.uri));
    return !(OF_THE_FILE.test(rule) && all.has(at.uri)) && (inTemplates || !isIn(partial));
  });
}

const templatesOf = derived(({ files }: NodeView) => {
  const templates = files.filter(({ file }) => file.template);
  const urisOf = (some: typeof templates) => new Set(some.map(({ file }) => file.uri));
  return { all: urisOf(templates), partial: urisOf(templates.filter(({ file }) => file.template?.isPartial)) };
});
