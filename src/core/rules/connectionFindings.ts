import { brokenCauses } from '../connections/brokenCauses.ts';
import type { Connection } from '../connections/connection.ts';
import { explainConnections } from '../connections/explainConnections.ts';
import type { Finding } from '../model/finding.ts';
import type { InspectedNode } from '../model/report.ts';
import { visibleText } from '../text/visibleText.ts';
import { brokenPlaces } from './brokenPlaces.ts';
import { type EngineOptions, sortFindings, toFinding } from './engine.ts';
import type { Rule } from './rule.ts';

/**
 * The nodes with what is broken between them told: each broken connection as a related place of the finding that tells its
 * cause, or, where none does, as a finding of its own, one a cause.
 */
export function withConnectionFindings(
  nodes: readonly InspectedNode[],
  connections: readonly Connection[],
  rules: readonly Rule[],
  options: EngineOptions,
): readonly InspectedNode[] {
  const all = nodes.flatMap(({ findings }) => findings);
  const { explained, unexplained } = explainConnections(connections, all);
  const own = new Map<string, Finding[]>();
  for (const cause of brokenCauses(unexplained)) {
    const home = homeOf(cause.connections[0], nodes);
    if (home === undefined) continue;
    own.set(home, [...(own.get(home) ?? []), ...tell(rules, cause, options)]);
  }
  return nodes.map((node) => {
    const findings = node.findings.map((finding) => withPlaces(finding, explained.get(finding)));
    const more = own.get(node.view.id) ?? [];
    return { ...node, findings: more.length > 0 ? sortFindings([...findings, ...more]) : findings };
  });
}

function* tell(rules: readonly Rule[], cause: Parameters<NonNullable<Rule['tell']>>[0], options: EngineOptions) {
  for (const rule of rules) {
    try {
      const issue = rule.tell?.(cause);
      if (issue) yield toFinding(rule, issue);
    } catch (error) {
      options.onCrash(rule.id, error);
    }
  }
}

function withPlaces(finding: Finding, broken: readonly Connection[] | undefined): Finding {
  if (!broken) return finding;
  return {
    ...finding,
    message: withLoggedText(finding.message, broken),
    related: [...finding.related, ...brokenPlaces(broken)],
  };
}

/** The message with what is logged, unless it quotes that already: a text pasted from a log must find the finding. */
function withLoggedText(message: string, broken: readonly Connection[]): string {
  const texts = broken.flatMap(({ error }) => (error === undefined ? [] : visibleText(error)));
  const [text] = texts;
  if (text === undefined || texts.some((one) => message.includes(one))) return message;
  return `${message} Logged: \`${text}\`.`;
}

/** The node whose file the finding stands in, else an end's. */
function homeOf({ at, from, to }: Connection, nodes: readonly InspectedNode[]): string | undefined {
  const holder = nodes.find(({ view }) => view.files.some(({ file }) => file.uri === at.uri));
  return holder?.view.id ?? from.node ?? to.node;
}
