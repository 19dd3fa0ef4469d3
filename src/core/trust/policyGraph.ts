import { ANY_POLICY, type PolicyId } from '../formats/x509/goPolicies.ts';

interface Node {
  readonly policy: PolicyId;
  expected: readonly PolicyId[];
  readonly parents: Set<Node>;
  readonly children: Set<Node>;
}

function createNode(policy: PolicyId, parents: readonly Node[]): Node {
  const node: Node = { policy, expected: [policy], parents: new Set(parents), children: new Set() };
  for (const parent of parents) parent.children.add(node);
  return node;
}

/** The valid policies of a chain (RFC 9618 §5): a stratum for each certificate, from the anchor down, with a node for each policy. */
export class PolicyGraph {
  readonly #strata: Map<PolicyId, Node>[] = [new Map([[ANY_POLICY, createNode(ANY_POLICY, [])]])];

  /** Adds the policies of the next certificate (RFC 5280 §6.1.3 (d)). */
  extend(policies: readonly PolicyId[], takesAny: boolean): void {
    const above = this.#last;
    const last = new Map<PolicyId, Node>();
    this.#strata.push(last);
    const byExpected = new Map<PolicyId, Node[]>();
    for (const node of above.values()) {
      for (const policy of node.expected) {
        const nodes = byExpected.get(policy);
        if (nodes) nodes.push(node);
        else byExpected.set(policy, [node]);
      }
    }
    const any = above.get(ANY_POLICY);
    for (const policy of policies) {
      if (policy === ANY_POLICY) continue;
      const parents = byExpected.get(policy) ?? (any ? [any] : []);
      if (parents.length > 0) last.set(policy, createNode(policy, parents));
    }
    if (policies.includes(ANY_POLICY) && takesAny) {
      for (const [policy, parents] of byExpected) {
        if (!last.has(policy)) last.set(policy, createNode(policy, parents));
      }
    }
    this.prune();
  }

  /** Takes away what leads to no policy of the last certificate. */
  prune(): void {
    for (let depth = this.#strata.length - 2; depth > 0; depth--) {
      const stratum = this.#strata[depth];
      if (!stratum) continue;
      for (const node of stratum.values()) {
        if (node.children.size > 0) continue;
        for (const parent of node.parents) parent.children.delete(node);
        stratum.delete(node.policy);
      }
    }
  }

  delete(policy: PolicyId): void {
    const node = this.#last.get(policy);
    if (!node) return;
    for (const parent of node.parents) parent.children.delete(node);
    this.#last.delete(policy);
  }

  /** The issuer's policy stands for these policies further down. */
  map(issuer: PolicyId, subjects: readonly PolicyId[]): void {
    const own = this.#last.get(issuer);
    const any = this.#last.get(ANY_POLICY);
    if (own) own.expected = subjects;
    else if (any) {
      const node = createNode(issuer, [any]);
      node.expected = subjects;
      this.#last.set(issuer, node);
    }
  }

  /** Whether a policy holds for the whole chain (RFC 5280 §6.1.5 (g)). */
  get hasValidPolicies(): boolean {
    if (this.#last.has(ANY_POLICY)) return true;
    return this.#strata.some((stratum) =>
      [...stratum.values()].some(
        ({ policy, parents }) => policy !== ANY_POLICY && parents.size === 1 && [...parents][0]?.policy === ANY_POLICY,
      ),
    );
  }

  get #last(): Map<PolicyId, Node> {
    return this.#strata.at(-1) ?? new Map();
  }
}
