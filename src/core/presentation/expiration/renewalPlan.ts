import { certificatesFolder, isMadeByKubeadm } from '../../cluster/nodes/certificatesFolder.ts';
import { fileOfUri, hostPathOfUri } from '../../cluster/nodes/nodeFiles.ts';
import { kubeadmWords } from '../../cluster/nodes/renewal.ts';
import { warningsBeforeCommand } from '../../inspection/restarts.ts';
import { runningText } from '../../inspection/runningText.ts';
import { KUBEADM_FOLDER } from '../../kubernetes/kubeadm/kubeadmCertificates.ts';
import type { Finding } from '../../model/finding.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import { dateText } from '../../model/labels/times.ts';
import type { NodeView } from '../../model/node.ts';
import type { Report } from '../../model/report.ts';
import { commandLines, commandWords, type ShellCommand, shellCommand } from '../../model/text/shellCommand.ts';
import { joined, phrase, type Text } from '../../model/text/text.ts';
import { renewAuthority } from '../../rules/sequences/authoritySequence.ts';
import { renewSequence } from '../../rules/sequences/reissue.ts';
import { commandsOf, type Sequence } from '../../rules/sequences/sequence.ts';
import { brokenText, moreText } from '../describe/brokenText.ts';
import type { ExpirationEntry } from './expirationEntry.ts';
import type { ExpirationReport } from './expirationReport.ts';
import { inOrderOfRenewal, type UrgentRenewal } from './urgentRenewals.ts';

/** The steps to renew the due certificates of one node: comments for people, and commands in the order in which to run them. */
export interface NodePlan {
  /** Label of the node. */
  readonly node: string;
  readonly comments: readonly Text[];
  readonly commands: readonly string[];
}

/** The plans of the nodes on which a certificate has expired or expires within the warning time; empty if none is due. */
export function renewalPlan(report: Report, expirations: ExpirationReport): readonly NodePlan[] {
  const urgent = new Map(expirations.renewFirst.map((one) => [one.entry.id, one]));
  const due = inOrderOfRenewal(
    [...expirations.certificates, ...expirations.authorities].filter(
      ({ state, at }) => at !== undefined && (state === 'expired' || state === 'expiring'),
    ),
    expirations.renewFirst,
    report,
  );
  const ranks = new Map(due.map(({ id }, at) => [id, at]));
  const rank = ({ id }: ExpirationEntry) => ranks.get(id) ?? ranks.size;
  const plans = report.nodes.flatMap(({ view }) => {
    const here = due.filter(({ at, node }) => node === view.label && fileOfUri(view, at?.uri ?? '') !== undefined);
    const [first] = here;
    return first ? [{ rank: rank(first), plan: planOf(view, here, { report, urgent }) }] : [];
  });
  return plans.toSorted((one, other) => one.rank - other.rank).map(({ plan }) => plan);
}

interface PlanContext {
  readonly report: Report;
  readonly urgent: ReadonlyMap<string, UrgentRenewal>;
}

function planOf(view: NodeView, due: readonly ExpirationEntry[], { report, urgent }: PlanContext): NodePlan {
  const leaves = due.filter(({ certificate }) => certificate && !isAuthority(certificate));
  const sequences: Sequence[] = [];
  const others: string[] = [];
  const comments: Text[] = [];
  for (const entry of leaves) {
    const path = hostPathOfUri(view, entry.at?.uri ?? '');
    const { command, note } = entry.renewal;
    const sequence = command === undefined || path === undefined ? undefined : renewSequence(view, path);
    comments.push(
      dueText(entry, ...effectTexts(urgent.get(entry.id)), ...(command === undefined ? [note ?? NO_COMMAND] : [])),
    );
    if (sequence) sequences.push(sequence);
    else if (command !== undefined) others.push(...commandLines(command));
  }
  if (sequences.length > 0 && sequences.every(({ restarts, service }) => restarts.length === 0 && !service)) {
    comments.push(phrase('No restart is needed: what uses these files reads them again by itself.'));
  }
  const authorities: string[] = [];
  for (const entry of due) {
    const { certificate, state } = entry;
    if (!certificate || leaves.includes(entry)) continue;
    const command = state === 'expired' ? renewAuthority(view, certificate) : undefined;
    comments.push(dueText(entry, ...effectTexts(urgent.get(entry.id)), ...(command === undefined ? [CA_NOTE] : [])));
    if (command !== undefined) authorities.push(...commandLines(command));
  }
  const steps = sequences.length > 0 ? commandsOf(view, sequences).flatMap((step) => shellCommand(step) ?? []) : [];
  const commands = [...authorities, ...steps, ...others, ...(sequences.length > 0 ? lastCheck(view) : [])];
  const renewed = new Set(due.flatMap(({ renewal, at }) => (renewal.command === undefined || !at ? [] : at.uri)));
  const isRenewed = ({ at }: Finding) => renewed.has(at.uri);
  const warnings = warningsBeforeCommand(report, view, commands.join(' &&\n'), isRenewed);
  return { node: view.label, comments: [...warnings, ...comments], commands };
}

const CA_NOTE = phrase(
  'Renewing a CA concerns every node: see "Manual rotation of CA certificates" in the Kubernetes documentation, or `rotate-ca` of k3s and RKE2.',
);

const NO_COMMAND = phrase('No command renews it.');

/** The effect of an expired certificate, now and after a restart. */
function effectTexts(urgent: UrgentRenewal | undefined): readonly Text[] {
  if (!urgent) return [];
  const { breaks, follows, outcome } = urgent;
  const broken = brokenText(0, breaks.length);
  const count =
    follows.length === 0
      ? phrase('{broken}.', { broken })
      : phrase('{broken}, and {textMore}.', { broken, textMore: moreText(follows) });
  return [count, ...(outcome ? [runningText(outcome)] : [])];
}

function dueText({ name, state, certificate, path }: ExpirationEntry, ...notes: readonly Text[]): Text {
  const slots = { name, path, date: certificate ? dateText(certificate.notAfter) : '' };
  const what =
    state === 'expired'
      ? phrase('{name} ({path}) expired on {date}.', slots)
      : phrase('{name} ({path}) expires on {date}.', slots);
  return joined([what, ...notes], ' ');
}

/** Shows all of kubeadm's certificates. */
function lastCheck(view: NodeView): readonly ShellCommand[] {
  if (!isMadeByKubeadm(view)) return [];
  const folder = certificatesFolder(view);
  const words = kubeadmWords(view, commandWords('kubeadm certs check-expiration'));
  const whole = folder === KUBEADM_FOLDER ? words : commandWords('{words} --cert-dir {folder}', { words, folder });
  return [shellCommand(whole)].flatMap((one) => one ?? []);
}

/**
 * The plans as one script for bash, which ends where a command fails. Of several nodes it runs the part whose number it is given: each runs on
 * its node. `shown` writes a text for the reader; a line break in one would end its comment.
 */
export function planScript(plans: readonly NodePlan[], shown: (text: Text) => string): string {
  const comment = (text: Text) => `# ${shown(text).replaceAll(/\s+/g, ' ')}`;
  const part = ({ comments, commands }: NodePlan) => [...comments.map(comment), ...commands];
  const head = ['#!/bin/bash', comment(phrase('Renewal of certificates. Nothing here has been run.')), 'set -eu'];
  const [only, ...others] = plans;
  if (!only) return '';
  if (others.length === 0) {
    return `${[...head, '', comment(phrase('On the node {node}:', { node: only.node })), ...part(only)].join('\n')}\n`;
  }
  const cases = plans.flatMap((plan, at) => [
    '',
    `${at + 1})`,
    comment(phrase('On the node {node}:', { node: plan.node })),
    ...part(plan),
    ';;',
  ]);
  const usage = comment(phrase('Run it on each node, with the number of that node’s part.'));
  return `${[...head, usage, '', 'case "$1" in', ...cases, '', '*) exit 2 ;;', 'esac'].join('\n')}\n`;
}
