import type { NodeSteps } from '../cluster/scan/nodeSteps.ts';
import type { ConnectionSteps } from '../connections/connectionSteps.ts';
import { groupBy } from '../model/collections/lookup.ts';
import type { Connection } from '../model/connection.ts';
import type { Finding } from '../model/finding.ts';
import { sameItems, sameJson, sameLists } from '../model/memo/same.ts';
import { firewall, input, type Reader, type Step, step } from '../model/memo/step.ts';
import type { InspectedNode } from '../model/report.ts';
import { RULES } from '../rules/catalogue/catalogue.ts';
import { unexplainedFindings } from '../rules/causes/connectionFindings.ts';
import { type Explanation, explainConnections } from '../rules/causes/explainConnections.ts';
import { clusterFindings, withFindings } from '../rules/engine/clusterFindings.ts';
import { type EngineOptions, sortFindings } from '../rules/engine/engine.ts';
import { type AnalysisSteps, type OnCrash, settingsOf } from './analysisSteps.ts';
import { fileOwners } from './fileOwners.ts';
import { finalizeGroup } from './finalizeGroup.ts';
import { findingsInTime } from './findingsInTime.ts';
import { judgedConnections } from './leftOut.ts';
import { linkedGroups } from './linkedGroups.ts';
import { linksOf, linksOfConnection, type OwnerOf } from './nodeLinks.ts';
import { oneFindingACertificate } from './oneFindingACertificate.ts';

type FindingsByNode = ReadonlyMap<string, readonly Finding[]>;

/** The steps that bring together what was found in each node, in several nodes, and on the connections between them. */
export class FindingSteps {
  /** By the URI of a folder with separate severities. */
  readonly severitiesIn = input<ReadonlyMap<string, EngineOptions['severities']>>('severitiesIn', (one, other) =>
    sameJson([...one], [...other]),
  );
  /** Whether files that are left out by name are checked like all others. */
  readonly includesLeftOut = input<boolean>('includesLeftOut');
  /** All nodes, in order, with everything that is found in them. */
  readonly nodes: Step<readonly InspectedNode[]>;
  /** All connections, without those that files left out by name set up. */
  readonly connections: Step<readonly Connection[]>;
  /** The sorted findings of all nodes. */
  readonly findings: Step<readonly Finding[]>;
  readonly #steps: Steps;
  readonly #onCrash: OnCrash;
  /** The findings of rules about several nodes together, by id of the node; and those of one node. */
  readonly #ofClusters: Step<FindingsByNode>;
  readonly #ofClustersIn: Step<readonly Finding[]>;
  /** A node with what was found in it and together with others, by its id. */
  readonly #evaluated: Step<InspectedNode>;
  /** The first node that has a file, by its URI. */
  readonly #owners: Step<ReadonlyMap<string, string>>;
  /** The other nodes and files that a node's findings may share a cause with, by its id. */
  readonly #links: Step<ReadonlySet<string>>;
  /** Ids of the nodes whose findings belong together, by the first of them. */
  readonly #groups: Step<ReadonlyMap<string, readonly string[]>>;
  readonly #group: Step<readonly string[]>;
  /** The broken connections that are found among all nodes, by id of the node at whom they are reported. */
  readonly #across: Step<ReadonlyMap<string, readonly Connection[]>>;
  readonly #acrossIn: Step<readonly Connection[]>;
  /** The explanation of the broken connections of a group, by its first node. */
  readonly #explanation: Step<Explanation>;
  /** Findings about connections that no other finding explains, by id of the node; and those of one node. */
  readonly #unexplained: Step<FindingsByNode>;
  readonly #unexplainedIn: Step<readonly Finding[]>;
  /** The nodes of a group with all findings, by its first node. */
  readonly #finalized: Step<readonly InspectedNode[]>;

  constructor(steps: Steps, onCrash: OnCrash) {
    const { nodes, analyses } = steps;
    this.#steps = steps;
    this.#onCrash = onCrash;
    this.#ofClusters = firewall('clusterFindings', (_, read) => this.#findInClusters(read), sameByNode);
    this.#ofClustersIn = step('clusterFindingsIn', (id, read) => ofOne(this.#ofClusters, id, read), sameJson);
    this.#evaluated = step('evaluated', async (id, read) =>
      withFindings(await read.read(analyses.analysis, id), await read.read(this.#ofClustersIn, id)),
    );
    const ownersOf = fileOwners();
    this.#owners = firewall('owners', async (_, read) => ownersOf(await read.read(nodes.views)));
    this.#links = step(
      'links',
      (id, read) => this.#findLinks(id, read),
      (one, other) => sameItems([...one], [...other]),
    );
    this.#groups = firewall('linkedGroups', (_, read) => this.#findGroups(read), sameLists);
    this.#group = step('linkedGroup', async (id, read) => (await read.read(this.#groups)).get(id) ?? [], sameItems);
    this.#across = firewall('brokenAcross', (_, read) => this.#brokenAcross(read), sameLists);
    this.#acrossIn = step('brokenAcrossIn', (id, read) => ofOne(this.#across, id, read), sameItems);
    this.#explanation = step('explanation', (id, read) => this.#explain(id, read));
    this.#unexplained = firewall('unexplained', (_, read) => this.#findUnexplained(read), sameByNode);
    this.#unexplainedIn = step('unexplainedIn', (id, read) => ofOne(this.#unexplained, id, read), sameJson);
    this.#finalized = step('finalized', (id, read) => this.#finalize(id, read));
    this.connections = step('judgedConnections', (_, read) => this.#judged(read), sameItems);
    this.nodes = step('nodes', (_, read) => this.#inOrder(read), sameItems);
    this.findings = step('findings', async (_, read) =>
      sortFindings((await read.read(this.nodes)).flatMap((node) => node.findings)),
    );
  }

  async #findInClusters(read: Reader): Promise<FindingsByNode> {
    const { nodes, analyses } = this.#steps;
    const views = await read.read(nodes.views);
    const { severities, ...settings } = settingsOf(await read.read(analyses.settings));
    await read.readAll(
      analyses.nextChange,
      views.map(({ id }) => id),
    );
    const options = { severities, onCrash: this.#onCrash('the nodes together') };
    return clusterFindings(views, RULES, { ...settings, now: read.now }, options);
  }

  async #findLinks(id: string, read: Reader): Promise<ReadonlySet<string>> {
    const broken = brokenOf(await read.read(this.#steps.connections.ofNode, id));
    return linksOf(await read.read(this.#evaluated, id), broken, await this.#ownerOf(read));
  }

  async #findGroups(read: Reader): Promise<ReadonlyMap<string, readonly string[]>> {
    const ids = (await read.read(this.#steps.nodes.ids)) ?? [];
    const found = await read.readAll(this.#links, ids);
    const links = new Map(ids.map((id, at) => [id, found[at] ?? []] as const));
    const ownerOf = await this.#ownerOf(read);
    const across = brokenOf(await read.read(this.#steps.connections.across));
    const ofAcross = across.map((connection) => [...linksOfConnection(connection, ownerOf)]);
    return new Map(linkedGroups(ids, (id) => links.get(id) ?? [], ofAcross).map((group) => [group[0] ?? '', group]));
  }

  async #brokenAcross(read: Reader): Promise<ReadonlyMap<string, readonly Connection[]>> {
    const ownerOf = await this.#ownerOf(read);
    const across = brokenOf(await read.read(this.#steps.connections.across));
    return groupBy(across, ({ at, to, from }) => ownerOf(at.uri) ?? to.node ?? from.node ?? '');
  }

  async #explain(first: string, read: Reader): Promise<Explanation> {
    const ids = await read.read(this.#group, first);
    const findings: Finding[] = [];
    // The later of two with one id counts.
    const broken = new Map<string, Connection>();
    for (const id of ids) {
      findings.push(...(await read.read(this.#evaluated, id)).findings);
      for (const one of brokenOf(await read.read(this.#steps.connections.ofNode, id))) broken.set(one.id, one);
    }
    for (const id of ids) for (const one of await read.read(this.#acrossIn, id)) broken.set(one.id, one);
    return explainConnections([...broken.values()].sort(byId), findings, read.scheduler);
  }

  async #findUnexplained(read: Reader): Promise<FindingsByNode> {
    const explanations = await read.readAll(this.#explanation, [...(await read.read(this.#groups)).keys()]);
    const unexplained = explanations.flatMap((one) => one.unexplained);
    const { severities } = settingsOf(await read.read(this.#steps.analyses.settings));
    const options = { severities, onCrash: this.#onCrash('the connections') };
    return unexplainedFindings(unexplained.sort(byId), RULES, await this.#ownerOf(read), options);
  }

  async #finalize(first: string, read: Reader): Promise<readonly InspectedNode[]> {
    const nodes: InspectedNode[] = [];
    const own = new Map<string, readonly Finding[]>();
    for (const id of await read.read(this.#group, first)) {
      nodes.push(await read.read(this.#evaluated, id));
      own.set(id, await read.read(this.#unexplainedIn, id));
    }
    const explanation = await read.read(this.#explanation, first);
    const { severities, profile } = settingsOf(await read.read(this.#steps.analyses.settings));
    const severitiesIn = await read.read(this.severitiesIn);
    const includesLeftOut = await read.read(this.includesLeftOut);
    const settings = { severities, severitiesIn, profile, includesLeftOut };
    return finalizeGroup(nodes, explanation, own, settings, read.scheduler);
  }

  async #inOrder(read: Reader): Promise<readonly InspectedNode[]> {
    const byId = new Map<string, InspectedNode>();
    const groups = await read.readAll(this.#finalized, [...(await read.read(this.#groups)).keys()]);
    for (const node of groups.flat()) byId.set(node.view.id, node);
    const ids = (await read.read(this.#steps.nodes.ids)) ?? [];
    const nodes = oneFindingACertificate(ids.flatMap((id) => byId.get(id) ?? []));
    return findingsInTime(nodes, await read.read(this.connections));
  }

  async #judged(read: Reader): Promise<readonly Connection[]> {
    const all = await read.read(this.#steps.connections.all);
    if (await read.read(this.includesLeftOut)) return all;
    return judgedConnections(all, await read.read(this.#steps.nodes.views));
  }

  async #ownerOf(read: Reader): Promise<OwnerOf> {
    const owners = await read.read(this.#owners);
    return (uri) => owners.get(uri);
  }
}

/** The steps that findings are brought together from. */
export interface Steps {
  readonly nodes: NodeSteps;
  readonly analyses: AnalysisSteps;
  readonly connections: ConnectionSteps;
}

/** The facts about all nodes are mostly the same after an edit, and then no node need be analyzed again. */
const sameByNode = (one: FindingsByNode, other: FindingsByNode) => sameLists(one, other, sameJson);

async function ofOne<Item>(
  all: Step<ReadonlyMap<string, readonly Item[]>>,
  id: string,
  read: Reader,
): Promise<readonly Item[]> {
  return (await read.read(all)).get(id) ?? [];
}

function brokenOf(connections: readonly Connection[]): readonly Connection[] {
  return connections.filter(({ verdict }) => verdict === 'broken');
}

function byId(one: Connection, other: Connection): number {
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
