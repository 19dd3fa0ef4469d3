import { isRootCollection } from '../../cluster/nodes/rootCollection.ts';
import type { Problem, ProblemCode } from '../../model/artifacts/problem.ts';
import { type DecodedFile, wholeOf } from '../../model/decodedFile.ts';
import { strongest } from '../../model/evidence.ts';
import type { Fix, Severity } from '../../model/finding.ts';
import type { NodeFile, NodeView } from '../../model/node.ts';
import type { Text } from '../../model/text/text.ts';
import { type Consumer, consumersOf, placesOf } from '../../uses/views/consumers.ts';
import { defineRule, type IssueOf, perNode, type Rule, type RulePage } from '../engine/rule.ts';
import { reissue } from '../sequences/reissue.ts';

/** The page of such a rule: one message, which is the decoder's own sentence where it is `{detail}`. */
interface ProblemPage extends RulePage {
  readonly messages: { readonly found: string };
}

/** A rule that passes on what a decoder found, with the weight the file has on its node. */
export interface ProblemRuleSpec {
  readonly codes: readonly ProblemCode[];
  /** Edits that are certain to mend it. */
  readonly fixes?: (file: DecodedFile, problem: Problem, node: NodeView) => readonly Fix[];
  /** Says it for those who read the file, instead of the message. */
  readonly report?: (problem: Problem, readers: readonly string[], node: NodeView) => Text;
  /** Lowers the severity, or leaves the problem out altogether. */
  readonly adjustSeverity?: (file: NodeFile, problem: Problem, node: NodeView) => Severity | 'silent' | undefined;
}

/** Makes the rule. A file that nothing names and that lies outside every node is only warned about. */
export function problemRule(page: ProblemPage, spec: ProblemRuleSpec): Rule {
  return defineRule(page, {
    *check(node): Iterable<IssueOf<ProblemPage>> {
      const consumers = consumersOf(node);
      for (const nodeFile of filesWithProblems(node)) {
        const { file } = nodeFile;
        const fields = file.problems.filter(({ code }) => code.startsWith('kubeconfig-'));
        for (const problem of file.problems) {
          if (!spec.codes.includes(problem.code) || isReportedByField(fields, problem)) continue;
          const weight = spec.adjustSeverity?.(nodeFile, problem, node);
          if (weight === 'silent') continue;
          const named = consumers.ofFile(file.uri);
          const isUsed = named.length > 0 || nodeFile.hostPath !== undefined || wholeOf(file).documents.length > 0;
          if (named.length === 0 && isOtherJson(nodeFile, problem)) continue;
          const fixes = mendable(file, problem) ? spec.fixes?.(file, problem, node) : [];
          yield {
            message: 'found',
            data: { detail: spec.report?.(problem, readersOf(named), node) ?? problem.message },
            at: { uri: file.uri, span: problem.span },
            evidence: spec.report ? strongest(named) : undefined,
            related: placesOf(named),
            fixes,
            command: fixes?.length || page.severity !== 'error' ? undefined : reissue(node, file.uri),
            severity: weight ?? (isUsed || page.severity !== 'error' ? undefined : 'warning'),
          };
        }
      }
    },
  });
}

/** The few that every such rule goes through. */
const filesWithProblems = perNode((node) => {
  const isUnread = ({ file }: NodeFile) => isRootCollection(file) && consumersOf(node).ofFile(file.uri).length === 0;
  return node.files.filter((one) => !one.archived && one.file.problems.length > 0 && !isUnread(one));
});

function readersOf(named: readonly Consumer[]): readonly string[] {
  return [...new Set(named.map(({ owner }) => owner))];
}

/** Patterns of schemas and examples of interfaces look like damaged PEM; nothing of Kubernetes reads such a file. */
function isOtherJson({ file, path }: NodeFile, { code }: Problem): boolean {
  const { documents, objects } = wholeOf(file);
  return code.startsWith('pem-') && path.endsWith('.json') && documents.length === 0 && !objects?.length;
}

/** A kubeconfig's field that is wrong as a whole says more than the damage of the PEM text in it. */
function isReportedByField(fields: readonly Problem[], { code, span }: Problem): boolean {
  return (
    code.startsWith('pem-') && fields.some((other) => other.span.start <= span.start && other.span.end >= span.end)
  );
}

/** PEM text can be edited where it stands by itself; inside YAML or base64 an edit would break what is around it. */
function mendable(file: DecodedFile, problem: Problem): boolean {
  return !problem.code.startsWith('pem-') || (file.format === 'pem' && problem.yamlPath === undefined);
}
