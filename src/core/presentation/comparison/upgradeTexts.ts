import type { Since, Upgrade } from '../../comparison/upgrade.ts';
import { connectionTitle } from '../../connections/connectionText.ts';
import type { StoppedComponent } from '../../inspection/componentStates.ts';
import { lastWordsOf } from '../../inspection/lastWords.ts';
import { STATE_NAMES, stopReason } from '../../inspection/stateText.ts';
import { exactVersionText, KUBERNETES_RELEASES, minorRelease, versionText } from '../../kubernetes/versions/version.ts';
import type { Version } from '../../model/documents/version.ts';
import type { Severity } from '../../model/finding.ts';
import type { NodeView } from '../../model/node.ts';
import type { Report } from '../../model/report.ts';
import { shownStart } from '../../model/shownPlace.ts';
import { FILE_START, type Location } from '../../model/source/span.ts';
import { enumerated, phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { moreText } from '../describe/brokenText.ts';
import type { ComparedState } from './comparisonInput.ts';

/** One thing that an upgrade breaks, or warns of. */
export interface UpgradeItem {
  /** The first release that has it: "1.36", or "1.36.2" if not all patches do. */
  readonly since: string;
  readonly kind: 'stops' | 'breaks' | Severity;
  readonly text: Text;
  readonly at: Location;
  /** The edit that ends it. */
  readonly fix?: Text | undefined;
  /** The page that shows what the release changed. */
  readonly source?: string | undefined;
}

/** "1.36". */
export function minorText(minor: number): string {
  return versionText(minorRelease(minor));
}

/** "Kubernetes 1.38 in place of 1.35, by way of 1.36 and 1.37." */
export function upgradeTitle({ release, from, passed }: Upgrade): Text {
  const slots = { release: exactVersionText(release), from: from === undefined ? '' : exactVersionText(from) };
  const between = passed.filter(({ minor }) => minor !== release.minor).map(versionText);
  if (from === undefined) return phrase('Kubernetes {release}; the files do not state the release before.', slots);
  if (between.length === 0) return phrase('Kubernetes {release} in place of {from}.', slots);
  const way =
    between.length < 3
      ? enumerated(between)
      : phrase('{first} to {last}', { first: between[0] ?? '', last: between.at(-1) ?? '' });
  return phrase('Kubernetes {release} in place of {from}, by way of {way}.', { ...slots, way });
}

/** That the tables end before a release; undefined for one that they cover. */
export function beyondText(release: Version): Text | undefined {
  const { last } = KUBERNETES_RELEASES;
  if (release.minor <= last) return undefined;
  return phrase(
    'Kubernetes {release} is newer than {last}, the newest known release: what changes after that is unknown.',
    {
      release: exactVersionText(release),
      last: minorText(last),
    },
  );
}

/** The consequences of the upgrade in a sentence: the first release that breaks something, or that none does. */
export function upgradeOutcome({ firstBreak, stops, breaks }: Upgrade): Text {
  if (firstBreak === undefined)
    return phrase('Every component that starts still starts, and no further connection breaks.');
  return phrase('The first release that breaks something is {release}: {stopped}, {broken}.', {
    release: exactVersionText(firstBreak),
    stopped: counted(stops.length, phrase('1 component no longer starts'), (count) =>
      phrase('{count} components no longer start', { count }),
    ),
    broken: counted(breaks.length, phrase('1 connection breaks'), (count) =>
      phrase('{count} connections break', { count }),
    ),
  });
}

function counted(count: number, one: Text, several: (count: number) => Text): Text {
  return count === 1 ? one : several(count);
}

/** The kinds as labels. */
export const UPGRADE_KINDS: Readonly<Record<UpgradeItem['kind'], Text>> = {
  stops: STATE_NAMES['does not start'],
  breaks: phrase('connection'),
  error: phrase('error'),
  warning: phrase('warning'),
  info: phrase('info'),
  hint: phrase('hint'),
};

/** The things that break, then the findings, by release. */
export function upgradeItems({ stops, breaks, skews, findings }: Upgrade, report: Report): readonly UpgradeItem[] {
  const views = new Map(report.nodes.map(({ view }) => [view.id, view]));
  const items: readonly UpgradeItem[] = [
    ...stops.map((one) => stopItem(one, views)),
    ...breaks.map(({ what, since }) => ({
      since: exactVersionText(since),
      kind: 'breaks' as const,
      text: phrase('{connection} breaks: {error}', {
        connection: connectionTitle(what),
        error: what.error ?? what.reason ?? '',
      }),
      at: what.at,
    })),
    ...skews.map(({ what, since }) => ({ since: exactVersionText(since), kind: 'warning' as const, ...what })),
    ...findings.map(({ what, since }) => ({
      since: exactVersionText(since),
      kind: what.severity,
      text: what.message,
      at: what.at,
      fix: what.fixes[0]?.title,
      source: what.source,
    })),
  ];
  return items.toSorted((one, other) => one.since.localeCompare(other.since, 'en', { numeric: true }));
}

/** That connections fail because an end no longer starts; undefined if none does. */
export function followsText({ follows, stops }: Upgrade): Text | undefined {
  if (follows.length === 0) return undefined;
  const names = new Set(stops.map(({ what }) => what.end.component));
  const ends = follows.map(({ from, to }) => (names.has(to.component) ? to : from).component);
  return phrase('{text}.', { text: moreText(ends) });
}

function stopItem({ what, since }: Since<StoppedComponent>, views: ReadonlyMap<string, NodeView>): UpgradeItem {
  const { end, stop } = what;
  const words = lastWordsOf(views.get(end.node ?? ''), end.component, stop);
  const slots = { component: end.component, reason: stopReason(stop) ?? '' };
  const text =
    words === undefined
      ? phrase('{component} no longer starts. {reason}', slots)
      : phrase('{component} no longer starts: `{words}`.', { component: end.component, words });
  const at = stop.by === 'files' ? stop.at : stop.connections[0]?.at;
  return { since: exactVersionText(since), kind: 'stops', text, at: at ?? { uri: end.uri ?? '', span: FILE_START } };
}

/** "etc/kubernetes/manifests/kube-apiserver.yaml:12". */
export function placeText({ report, pathOf }: ComparedState, at: Location): Text {
  const line = shownStart(report, at)?.line;
  const file = untrusted(pathOf(at.uri));
  return line === undefined ? file : phrase('{file}:{line}', { file, line: line + 1 });
}
