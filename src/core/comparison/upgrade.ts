import { type StoppedComponent, stoppedComponents } from '../inspection/componentStates.ts';
import { brokenByThemselves, followingConnections } from '../inspection/followingConnections.ts';
import { isReleasedApart, minorRelease, onlyVersion } from '../kubernetes/versions/version.ts';
import { type Connection, processKey } from '../model/connection.ts';
import type { Version } from '../model/documents/version.ts';
import { type Finding, SEVERITIES } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import type { Location } from '../model/source/span.ts';
import { type Skew, skewsWith } from './upgradeSkew.ts';

/** A part of an upgrade that does not work, and the first release on the way in which it does not. */
export interface Since<Value> {
  readonly what: Value;
  readonly since: Version;
}

/** The behavior of the same files under a later release of Kubernetes. */
export interface Upgrade {
  readonly release: Version;
  /** The oldest release of the API servers, or of all components if no API server states its release. Absent if no component does. */
  readonly from?: Version;
  /**
   * The releases that were evaluated, the last being `release`: all minor releases after `from`, or `release` alone. That of `release` comes
   * before its patch, which shows whether all patches have a change or only the last ones.
   */
  readonly passed: readonly Version[];
  /** The components that start before and do not start in one of these. */
  readonly stops: readonly Since<StoppedComponent>[];
  /** The connections that are not broken before and are broken in one of these. Those that only follow are not among them. */
  readonly breaks: readonly Since<Connection>[];
  /** The connections that fail because one of their ends no longer starts. */
  readonly follows: readonly Connection[];
  /** The parts that stay at a release which is incompatible with one of these. */
  readonly skews: readonly Since<Skew>[];
  /** Errors and warnings that are absent before, or are less severe. */
  readonly findings: readonly Since<Finding>[];
  /** The first of these in which a component stops or a connection breaks; absent if none does. */
  readonly firstBreak?: Version;
}

/** How the files are evaluated as another release; undefined if that was aborted. */
export type InspectAs = (release: Version) => Promise<Report | undefined>;

/** Evaluates the same files in each release up to the given one. Undefined if that was aborted. `after` is the report on the last. */
export async function upgradeFrom(
  before: Report,
  release: Version,
  inspectAs: InspectAs,
): Promise<{ readonly after: Report; readonly upgrade: Upgrade } | undefined> {
  const from = releaseBefore(before);
  const passed = releasesAfter(from, release);
  const stops = new FirstSeen<StoppedComponent>(stoppedComponents(before).map(({ end }) => processKey(end)));
  const breaks = new FirstSeen<Connection>(brokenByThemselves(before).map(({ id }) => id));
  const skews = new FirstSeen<Skew>(
    from === undefined ? [] : skewsWith(before, from.minor).map(({ at }) => placeKey(at)),
  );
  const findings = new FindingsSeen(before.findings);
  let after: Report | undefined;
  for (const since of passed) {
    after = await inspectAs(since);
    if (!after) return undefined;
    for (const one of stoppedComponents(after)) stops.see(processKey(one.end), one, since);
    for (const one of brokenByThemselves(after)) breaks.see(one.id, one, since);
    for (const one of skewsWith(before, since.minor)) skews.see(placeKey(one.at), one, since);
    for (const one of after.findings) findings.see(one, since);
  }
  if (!after) return undefined;
  const already = new Set([...followingConnections(before).keys()].map(({ id }) => id));
  const all = new Set([...stops.found, ...breaks.found].map(({ since }) => since));
  const firstBreak = passed.find((one) => all.has(one));
  const upgrade = {
    release,
    ...(from !== undefined && { from }),
    passed,
    stops: stops.found,
    breaks: breaks.found,
    follows: [...followingConnections(after).keys()].filter(({ id }) => !already.has(id)),
    skews: skews.found,
    findings: findings.found,
    ...(firstBreak && { firstBreak }),
  };
  return { after, upgrade };
}

/** Things by a key, each as it is in the first release that has it. */
class FirstSeen<Value> {
  readonly #known: Set<string>;
  readonly #found: Since<Value>[] = [];

  /** `known`: the keys of those that are there before. */
  constructor(known: Iterable<string>) {
    this.#known = new Set(known);
  }

  get found(): readonly Since<Value>[] {
    return this.#found;
  }

  see(key: string, what: Value, since: Version): void {
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.#found.push({ what, since });
  }
}

/** Findings by their rule and place: the same one with a higher severity is another. */
class FindingsSeen {
  readonly #ranks = new Map<string, number>();
  readonly #found: Since<Finding>[] = [];

  constructor(before: readonly Finding[]) {
    for (const one of before) this.#ranks.set(findingKey(one), Math.min(rankOf(one), this.#rank(one)));
  }

  get found(): readonly Since<Finding>[] {
    return this.#found;
  }

  see(finding: Finding, since: Version): void {
    const rank = rankOf(finding);
    if (rank > rankOf({ severity: 'warning' }) || rank >= this.#rank(finding)) return;
    this.#ranks.set(findingKey(finding), rank);
    this.#found.push({ what: finding, since });
  }

  #rank(finding: Finding): number {
    return this.#ranks.get(findingKey(finding)) ?? Number.POSITIVE_INFINITY;
  }
}

function rankOf({ severity }: Pick<Finding, 'severity'>): number {
  return SEVERITIES.indexOf(severity);
}

function findingKey({ rule, at }: Finding): string {
  return `${rule} ${placeKey(at)}`;
}

function placeKey({ uri, span }: Location): string {
  return `${span.start} ${span.end} ${uri}`;
}

/** The release that an upgrade of these nodes starts from, without the patch if components of it differ in theirs; undefined if none states its own. */
function releaseBefore({ nodes }: Report): Version | undefined {
  const components = nodes.flatMap(({ view }) => view.components).filter(({ name }) => !isReleasedApart(name));
  const servers = components.filter(({ name }) => name === 'kube-apiserver');
  for (const group of [servers, components]) {
    const stated = group.flatMap(({ version }) => version ?? []);
    const oldest = stated.reduce((minor, one) => Math.min(minor, one.minor), Number.POSITIVE_INFINITY);
    if (stated.length > 0) return onlyVersion(stated.filter(({ minor }) => minor === oldest));
  }
  return undefined;
}

function releasesAfter(from: Version | undefined, release: Version): readonly Version[] {
  if (from === undefined || from.minor >= release.minor) return [release];
  const minors = Array.from({ length: release.minor - from.minor }, (_, at) => minorRelease(from.minor + 1 + at));
  return release.patch === undefined ? minors : [...minors, release];
}
