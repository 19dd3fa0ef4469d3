import { KNOWN_DIFFERENCES } from './knownDifferences.ts';
import { readCounts } from './kubeadm/recorded.ts';
import { UNCURED } from './kubeadm/uncured.ts';
import { type Recorded, recordedRuns } from './recordings.ts';

/** The part of docs/agreement.md about nodes that run under all components, as Markdown. */
export function nodesSection(): string {
  return `## Nodes under all components

\`npm run test:components\` starts etcd, kube-apiserver, kube-controller-manager, kube-scheduler and the kubelet on the files of generated nodes,
correct and faulty ones, each in namespaces in which the node's folder is \`/\` and a container sees its volume mounts only. Compared are: which
components start, and the last words of those that do not; the text of each broken connection in the log of the end that rejects it; that both
ends of each working connection log no error about TLS or authentication; what kubectl prints. kubectl, etcdctl and curl stand for clients
that no component of the node is: people, the health check, the front proxy, pods, a request for a certificate.

On two further nodes, certificates expire while the components run: on one the serving certificates and the API server's client certificate for
etcd, on the other those of the clients. Compared are the answers on open and on new connections, which components exit, and, after all have been
restarted, the same as on the other nodes. CI runs them with the newest release; 1.28.15 and 1.34.4 were run by hand on 2026-12-01. All three behave
as predicted: open connections go on working, also those to etcd; a client with an expired certificate is answered 401 on its open connection; and
kube-controller-manager and kube-scheduler exit within 15 seconds.

${[HEAD, ...recordedRuns().flatMap((run) => (run.filesOf ? [] : row(run.release, run)))].join('\n')}

\`npm run test:components -- --release=1.37.2 --files-of=1.34.4\` starts the components of one release on the files of an earlier one, as after an
upgrade. The results are compared with the predictions of \`check --kubernetes-version\`. Seven of these twelve nodes have a flag that the later release no
longer has, for example \`--cloud-provider\` of kube-apiserver: the component exits with the predicted error.

${[UPGRADE_HEAD, ...recordedRuns().flatMap((run) => (run.filesOf ? row(`${run.filesOf} | ${run.release}`, run) : []))].join('\n')}

Connections are not tried if an end of theirs does not run. Every other difference belongs to one of these classes, which CI knows:

${[KNOWN_HEAD, ...KNOWN_DIFFERENCES.map(({ id, reason }) => `| ${reason} | ${shown(id)} |`)].join('\n')}`;
}

/** The part about kubeadm, as Markdown. */
export function kubeadmSection(): string {
  const counts = readCounts();
  return `## kubeadm and the commands of findings

\`npm run test:kubeadm\`, last recorded on ${counts.date} with kubeadm and kubectl ${counts.release} and ${counts.openssl}, runs in namespaces without a
network:

- What \`kubeadm init\` writes for ${counts.configurations} configurations has no finding, and its ${counts.connections} connections work, before and after \`kubeadm certs renew all\`.
- All ${counts.expirationRows} rows of \`kubeadm certs check-expiration\` are the same.
- On ${counts.nodes} nodes with a fault, ${counts.cures} of ${counts.commands} commands that findings offer leave no finding, and so do ${counts.planCures} of ${counts.plans} renewal plans. ${internetText(counts.internet)}
${uncured().join('\n')}`;
}

function internetText(count: number): string {
  if (count === 0) return 'None\n  looks for a version of kubeadm on the internet.';
  return `In ${count} of the\n  commands kubeadm first looks for its newest release on the internet.`;
}

/** Each reason once, with how many commands have it. */
function uncured(): readonly string[] {
  const counts = new Map<string, number>();
  for (const { why } of UNCURED) counts.set(why, (counts.get(why) ?? 0) + 1);
  const reasons = [...counts].map(([why, count]) => `- ${count}: ${why}`);
  return reasons.length > 0 ? ['', 'These do not:', '', ...reasons] : [];
}

const UPGRADE_HEAD = [
  '| Files of | Started by | etcd | Date | Seeds | Starts | Broken connections | Working connections | Not tried | Known differences | Others |',
  '| --- | --- | --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |',
].join('\n');

const HEAD = [
  '| Kubernetes | etcd | Date | Seeds | Starts | Broken connections | Working connections | Not tried | Known differences | Others |',
  '| --- | --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |',
].join('\n');

const KNOWN_HEAD = ['| Known difference | Nodes |', '| --- | ---: |'].join('\n');

/** A run is recorded only if it shows no other difference. */
function row(first: string, { etcd, date, seeds, starts, broken, working, untried, known }: Recorded): string {
  const differences = Object.values(known).reduce((sum, count) => sum + count, 0);
  const cells = [first, etcd, date, seeds.join(' to '), starts, broken, working, untried, differences, 0];
  return `| ${cells.map((cell) => cell.toLocaleString('en-US')).join(' | ')} |`;
}

/** How many nodes of the recorded runs show a known difference. */
function shown(id: string): string {
  return recordedRuns()
    .reduce((sum, { known }) => sum + (known[id] ?? 0), 0)
    .toLocaleString('en-US');
}
