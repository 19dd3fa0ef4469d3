import { type BrokenCause, brokenCauses } from '../../connections/causes/brokenCauses.ts';
import { brokenByThemselves } from '../../connections/handshake/stoppedByOtherFile.ts';
import { append } from '../../model/collections/lookup.ts';
import type { Connection } from '../../model/connection.ts';
import { strongest } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import type { InspectedNode } from '../../model/report.ts';
import { plainText } from '../../model/text/plainText.ts';
import { quotedTexts } from '../../model/text/quotedTexts.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import type { Untrusted } from '../../model/text/untrusted.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';
import { type EngineOptions, findingOf } from '../engine/engine.ts';
import type { Rule } from '../engine/rule.ts';
import { brokenPlaces, inOrder } from './brokenPlaces.ts';

/**
 * The findings about broken connections that no other finding explains, by id of the node: the one with the file, else an end's. `ownerOf` finds the
 * first node that has a file.
 */
export function unexplainedFindings(
  connections: readonly Connection[],
  rules: readonly Rule[],
  ownerOf: (uri: string) => string | undefined,
  options: EngineOptions,
): ReadonlyMap<string, readonly Finding[]> {
  const own = new Map<string, Finding[]>();
  for (const cause of brokenCauses(connections)) {
    const [{ from, to }] = cause.connections;
    for (const finding of reported(rules, cause, options)) {
      const home = ownerOf(finding.at.uri) ?? from.node ?? to.node;
      if (home !== undefined) append(own, home, finding);
    }
  }
  return own;
}

/** A rule that knows the fault reports it; otherwise one about connections in general, with the connections in its text. */
function reported(rules: readonly Rule[], cause: BrokenCause, options: EngineOptions): readonly Finding[] {
  const specific = [...report(rules, cause, options, false)];
  if (specific.length > 0) return specific.map((finding) => withPlaces(finding, cause.connections));
  const breaks = cause.connections.map(({ id }) => id);
  return [...report(rules, cause, options, true)].map((finding) => ({ ...finding, breaks }));
}

/** The node, whose findings list the connections that they explain. */
export async function withBrokenPlaces(
  node: InspectedNode,
  explained: ReadonlyMap<Finding, readonly Connection[]>,
  scheduler: Scheduler,
): Promise<InspectedNode> {
  if (!node.findings.some((finding) => explained.has(finding))) return node;
  const findings: Finding[] = [];
  for (const finding of node.findings) {
    findings.push(withPlaces(finding, explained.get(finding)));
    if (scheduler.shouldYield()) await scheduler.yieldNow();
  }
  return { ...node, findings };
}

function* report(rules: readonly Rule[], cause: BrokenCause, options: EngineOptions, isGeneral: boolean) {
  for (const rule of rules) {
    if (isGeneral !== (rule.isGeneral === true)) continue;
    try {
      const issue = rule.report?.(cause);
      if (issue) yield* findingOf(rule, { evidence: strongest(cause.connections), ...issue });
    } catch (error) {
      options.onCrash(rule.id, error);
    }
  }
}

function withPlaces(finding: Finding, explained: readonly Connection[] | undefined): Finding {
  if (!explained) return finding;
  const broken = inOrder(explained);
  const logged = loggedText(finding.message, broken);
  return {
    ...finding,
    severity: finding.whenBroken ?? finding.severity,
    ...(logged !== undefined && {
      message: phrase('{message} Logged: `{logged}`.', { message: finding.message, logged }),
    }),
    related: [...finding.related, ...brokenPlaces(brokenByThemselves(broken))],
    breaks: broken.map(({ id }) => id),
  };
}

/** The logged text, unless the message already quotes it, whole or without what TLS or the kubelet puts before it and what depends on the instant. */
function loggedText(reported: Text, broken: readonly Connection[]): Untrusted | undefined {
  const errors = broken.flatMap(({ error, logging }) => (logging === 'never' ? [] : (error ?? [])));
  const texts = [...errors, ...broken.flatMap(({ innerError }) => innerError ?? [])].map((error) => plainText(error));
  const message = plainText(reported);
  const quoted = quotedTexts(reported);
  const isQuoted = (text: string) => quoted.some((one) => text.replace(PREFIX, '').startsWith(one));
  return texts.some((text) => message.includes(text) || isQuoted(text)) ? undefined : errors[0];
}

const PREFIX = /^(?:tls: failed to verify certificate: |failed to load kubelet config file, .* failed to decode: )/;
