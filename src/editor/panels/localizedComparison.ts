import { type ComparisonPage, type Language, plainText, type Text } from '../../core/index.ts';
import type * as shown from '../../webview/protocol/comparisonPage.ts';

/** A comparison as it is sent: each text written out in a language, in English where none is given. */
export function localizedComparison(page: ComparisonPage, language?: Language): shown.ComparisonPage {
  const text = (one: Text) => plainText(one, language);
  const { restarts } = page;
  return {
    before: text(page.before),
    after: text(page.after),
    at: text(page.at),
    notes: page.notes.map(text),
    upgrade: page.upgrade && localizedUpgrade(page.upgrade, text),
    restarts: {
      order: restarts.order,
      text: text(restarts.text),
      steps: restarts.steps.map(text),
      reasons: restarts.reasons.map(text),
    },
    componentCounts: text(page.componentCounts),
    components: page.components.map((one) => ({ ...one, name: text(one.name), outcome: text(one.outcome) })),
    causes: page.causes.map(({ text: what, outcome, link }) => ({
      text: text(what),
      outcome: text(outcome),
      link: { place: link.place, path: text(link.path) },
    })),
    connectionCounts: text(page.connectionCounts),
    connections: page.connections.map((one) => localizedConnection(one, text)),
    others: text(page.others),
    certificateCounts: text(page.certificateCounts),
    certificates: page.certificates.map((one) => ({
      ...one,
      outcome: text(one.outcome),
      name: text(one.name),
      before: one.before && localizedExpiry(one.before, text),
      after: one.after && localizedExpiry(one.after, text),
    })),
  };
}

type Write = (text: Text) => string;

function localizedUpgrade(
  { breaks, lines, items }: NonNullable<ComparisonPage['upgrade']>,
  text: Write,
): shown.PageUpgrade {
  return {
    breaks,
    lines: lines.map(text),
    items: items.map((one) => ({
      title: text(one.title),
      breaks: one.breaks,
      text: text(one.text),
      fix: one.fix && text(one.fix),
      source: one.source && text(one.source),
      link: { place: one.link.place, path: text(one.link.path) },
    })),
  };
}

function localizedConnection(one: ComparisonPage['connections'][number], text: Write): shown.PageConnection {
  return {
    ...one,
    name: text(one.name),
    from: text(one.from),
    to: text(one.to),
    outcome: text(one.outcome),
    before: one.before && localizedVerdict(one.before, text),
    after: one.after && localizedVerdict(one.after, text),
    states: one.states.map((state) => ({
      when: text(state.when),
      from: text(state.from),
      to: text(state.to),
      verdict: state.verdict,
      text: text(state.text),
      error: state.error && text(state.error),
    })),
  };
}

function localizedVerdict(
  { verdict, text: outcome, error, reason, link }: NonNullable<ComparisonPage['connections'][number]['before']>,
  text: Write,
): shown.PageVerdict {
  return {
    verdict,
    text: text(outcome),
    error: error && text(error),
    reason: reason && text(reason),
    link: { place: link.place, path: text(link.path) },
  };
}

function localizedExpiry(
  { date, link }: NonNullable<ComparisonPage['certificates'][number]['before']>,
  text: Write,
): shown.PageExpiry {
  return { date: text(date), link: { place: link.place, path: text(link.path) } };
}
