import type { FoundConnections } from '../connections/mergedConnections.ts';
import { groupBy } from '../model/collections/lookup.ts';
import type { Connection } from '../model/connection.ts';
import type { Finding } from '../model/finding.ts';
import type { InspectedNode } from '../model/report.ts';
import type { Scheduler } from '../model/scheduler.ts';
import { explainedBy, RULES } from '../rules/catalogue/catalogue.ts';
import { unexplainedFindings } from '../rules/causes/connectionFindings.ts';
import { type Explanation, explainConnections } from '../rules/causes/explainConnections.ts';
import { clusterFindings, withFindings } from '../rules/engine/clusterFindings.ts';
import type { EngineOptions } from '../rules/engine/engine.ts';
import type { ClusterContext } from '../rules/engine/rule.ts';
import { type FinalizeOptions, finalizeGroup } from './finalizeGroup.ts';
import { linkedGroups } from './linkedGroups.ts';
import { linksOf, linksOfConnection, type OwnerOf } from './nodeLinks.ts';

interface Kept {
  readonly text: string;
  readonly findings: readonly Finding[];
}

type FindingsByNode = ReadonlyMap<string, readonly Finding[]>;

/** Keeps the array of each node while its findings say the same, so that what rests on them can tell. */
class ReusedFindings {
  #kept: ReadonlyMap<string, Kept> = new Map();

  keep(found: FindingsByNode): FindingsByNode {
    const next = new Map<string, Kept>();
    for (const [id, findings] of found) {
      const text = JSON.stringify(findings);
      const known = this.#kept.get(id);
      next.set(id, known?.text === text ? known : { text, findings });
    }
    this.#kept = next;
    return new Map([...next].map(([id, { findings }]) => [id, findings]));
  }
}

/** Nodes whose findings hang together, and the broken connections that are explained by them, sorted by id. */
interface Group {
  readonly nodes: readonly InspectedNode[];
  readonly broken: readonly Connection[];
}

interface Settled extends Group {
  readonly explanation: Explanation;
  readonly own: readonly (readonly Finding[] | undefined)[];
  readonly profile: ClusterContext['profile'];
  readonly severities: EngineOptions['severities'];
  readonly result: readonly InspectedNode[];
}

/**
 * Brings together what was found in each node, in several nodes and on the connections between them. The same nodes are given back for
 * a group of which nothing changed.
 */
export class FindingFinalizer {
  readonly #ofClusters = new ReusedFindings();
  readonly #ofConnections = new ReusedFindings();
  readonly #brokenOf = new WeakMap<readonly Connection[], readonly Connection[]>();
  readonly #together = new WeakMap<
    InspectedNode,
    { readonly more: readonly Finding[]; readonly node: InspectedNode }
  >();
  readonly #links = new WeakMap<
    InspectedNode,
    { readonly key: readonly unknown[]; readonly links: ReadonlySet<string> }
  >();
  #settled: ReadonlyMap<string, Settled> = new Map();

  async finalize(
    evaluated: readonly InspectedNode[],
    connections: FoundConnections,
    settlement: FinalizeOptions,
    scheduler: Scheduler,
  ): Promise<readonly InspectedNode[]> {
    const { ownerOf, severities, profile, onCrash } = settlement;
    const views = evaluated.map(({ view }) => view);
    const optionsFor = (subject: string) => ({ severities, onCrash: onCrash(subject) });
    const more = this.#ofClusters.keep(clusterFindings(views, RULES, settlement, optionsFor('the nodes together')));
    if (scheduler.shouldYield()) await scheduler.yieldNow();
    const nodes = evaluated.map((node) => this.#with(node, more.get(node.view.id)));
    const groups = this.#groupsOf(nodes, connections, ownerOf);
    if (scheduler.shouldYield()) await scheduler.yieldNow();
    const explained = groups.map((group) => ({ group, known: this.#knownOf(group) }));
    const explanations: Explanation[] = [];
    for (const { group, known } of explained) {
      const findings = () => group.nodes.flatMap((node) => node.findings);
      explanations.push(
        known?.explanation ?? (await explainConnections(group.broken, findings(), explainedBy, scheduler)),
      );
    }
    const unexplained = explanations.flatMap((explanation) => explanation.unexplained).sort(byId);
    const reported = unexplainedFindings(unexplained, RULES, ownerOf, optionsFor('the connections'));
    const own = this.#ofConnections.keep(reported);

    const settled = new Map<string, Settled>();
    const byNode = new Map<string, InspectedNode>();
    for (const [at, { group, known }] of explained.entries()) {
      const explanation = explanations[at] ?? NOTHING;
      const ownOfGroup = group.nodes.map(({ view }) => own.get(view.id));
      const isSame =
        known !== undefined &&
        known.profile === profile &&
        known.severities === severities &&
        sameItems(known.own, ownOfGroup);
      const next = isSame
        ? known
        : {
            ...group,
            ...{ explanation, own: ownOfGroup, profile, severities },
            result: await finalizeGroup(group.nodes, explanation, own, settlement, scheduler),
          };
      settled.set(group.nodes[0]?.view.id ?? '', next);
      for (const node of next.result) byNode.set(node.view.id, node);
      if (scheduler.shouldYield()) await scheduler.yieldNow();
    }
    this.#settled = settled;
    return evaluated.flatMap(({ view }) => byNode.get(view.id) ?? []);
  }

  #with(node: InspectedNode, more: readonly Finding[] | undefined): InspectedNode {
    if (!more) return node;
    const known = this.#together.get(node);
    if (known?.more === more) return known.node;
    const made = { more, node: withFindings(node, more) };
    this.#together.set(node, made);
    return made.node;
  }

  #groupsOf(nodes: readonly InspectedNode[], connections: FoundConnections, ownerOf: OwnerOf): readonly Group[] {
    const nodeOf = new Map(nodes.map((node) => [node.view.id, node]));
    const brokenBy = (id: string) => this.#brokenIn(connections.byNode.get(id) ?? NONE);
    const called = this.#brokenIn(connections.called);
    const calledBy = groupBy(called, ({ at, to, from }) => ownerOf(at.uri) ?? to.node ?? from.node ?? '');
    const links = (id: string) => {
      const node = nodeOf.get(id);
      return node ? this.#linksOf(node, brokenBy(id), ownerOf) : [];
    };
    const ofCalled = called.map((connection) => [...linksOfConnection(connection, ownerOf)]);
    return linkedGroups([...nodeOf.keys()], links, ofCalled).map((ids) => {
      // Of two with one id the later counts.
      const broken = new Map<string, Connection>();
      for (const id of ids) for (const connection of brokenBy(id)) broken.set(connection.id, connection);
      for (const id of ids) for (const connection of calledBy.get(id) ?? []) broken.set(connection.id, connection);
      return { nodes: ids.flatMap((id) => nodeOf.get(id) ?? []), broken: [...broken.values()].sort(byId) };
    });
  }

  #linksOf(node: InspectedNode, broken: readonly Connection[], ownerOf: OwnerOf): ReadonlySet<string> {
    const known = this.#links.get(node);
    if (known && sameItems(known.key, [broken, ownerOf])) return known.links;
    const links = linksOf(node, broken, ownerOf);
    this.#links.set(node, { key: [broken, ownerOf], links });
    return links;
  }

  #brokenIn(connections: readonly Connection[]): readonly Connection[] {
    const known = this.#brokenOf.get(connections);
    if (known) return known;
    const broken = connections.filter(({ verdict }) => verdict === 'broken');
    this.#brokenOf.set(connections, broken);
    return broken;
  }

  #knownOf(group: Group): Settled | undefined {
    const known = this.#settled.get(group.nodes[0]?.view.id ?? '');
    const isSame = known && sameItems(known.nodes, group.nodes) && sameItems(known.broken, group.broken);
    return isSame ? known : undefined;
  }
}

const NONE: readonly Connection[] = [];

const NOTHING: Explanation = { explained: new Map(), unexplained: [] };

function byId(one: Connection, other: Connection): number {
  return one.id < other.id ? -1 : 1;
}

function sameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, at) => item === other[at]);
}
