/**
 * The remaining allowance for expensive work. It is counted in units, and not in time, so that the same files always give the same result: a unit is
 * the cost of verifying one RSA-2048 signature, some 60 µs of a processor.
 */
export interface Budget {
  /** Units paid so far. */
  readonly spent: number;
  /** Pays so many units; where fewer are left it pays nothing and says no. The work is then left out, and whoever asked for it says so. */
  pay(units: number): boolean;
}

export function createBudget(allowance: number): Budget {
  let spent = 0;
  return {
    get spent() {
      return spent;
    },
    pay(units) {
      if (!(spent + units <= allowance)) return false;
      spent += units;
      return true;
    },
  };
}

/**
 * The units that every file adds, however small: enough for a bundle of four CAs renewed under one name, with 30 leaves on P-256. The 30 files of a
 * kubeadm node bring 12,000 units, of which it spends less than 300.
 */
const UNITS_A_FILE = 400;

/**
 * A file of 1 MB brings 20,400 units, 1.2 seconds. In PEM an RSA-2048 certificate has 1.2 kB and costs 1 unit, one on P-256 has 0.7 kB
 * and costs 5, so that as many as a file can hold are verified with room for others of their issuer's name.
 */
const BYTES_A_UNIT = 50;

/** The budget for what files hold, by what was read of them: it grows with a cluster, and no file can spend more than its size allows. */
export function budgetOf(files: readonly { readonly size: number }[]): Budget {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return createBudget(files.length * UNITS_A_FILE + bytes / BYTES_A_UNIT);
}

/** The cost of a node besides signatures: about 300 rules, its first connections and its part of a report, 2.4 ms. */
const UNITS_A_NODE = 40;

/** A control plane with three etcd members has about as many. */
const CONNECTIONS_A_NODE = 12;

/**
 * The price of each further connection. The handshake, its causes and its rows in a report cost 0.25 ms, 4 units. It is higher because a URL that
 * adds a server is short, while a real server brings files.
 */
const UNITS_A_CONNECTION = 16;

/** So many nodes are inspected whatever their files hold. */
const NODES_AT_LEAST = 150;

/** 4 kB bring a node. The kubelet's files alone have 5 kB. */
const BYTES_A_NODE_UNIT = 100;

/**
 * The budget for the nodes themselves and their connections, so that a small archive of very many empty nodes, or of few that connect to
 * each other, costs no more than a large one of real nodes. Each node pays by `payNode`, and then for its connections by `payConnections`.
 */
export function nodeBudgetOf(files: readonly { readonly size: number }[]): Budget {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return createBudget(NODES_AT_LEAST * UNITS_A_NODE + bytes / BYTES_A_NODE_UNIT);
}

/** Whether a node is still paid for. */
export function payNode(budget: Budget): boolean {
  return budget.pay(UNITS_A_NODE);
}

/** How many of a node's connections are paid for. The price of the node includes the first ones. */
export function payConnections(budget: Budget, count: number): number {
  let paid = Math.min(count, CONNECTIONS_A_NODE);
  while (paid < count && budget.pay(UNITS_A_CONNECTION)) paid++;
  return paid;
}
