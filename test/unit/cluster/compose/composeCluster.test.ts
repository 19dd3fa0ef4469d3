import assert from 'node:assert/strict';
import { type Answers, answersFor } from '../../../support/answers.ts';
import { COMPOSE, type ComposeFiles, composeCluster } from '../../../support/composeCluster.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const SERVER = 'etc/kubernetes/pki/etcd/server.crt';
const TO_ETCD = 'kube-apiserver → etcd';
const OF_SCHEDULER = 'kube-scheduler → kube-apiserver';

type Change = (files: ComposeFiles) => void;

async function inspected(change: Change = () => {}, before?: (pki: NodePki) => void): Promise<Answers> {
  const files = await composeCluster(before);
  change(files);
  return answersFor(files as Parameters<typeof answersFor>[0]);
}

function edit(pattern: string | RegExp, instead: string): Change {
  return (files) => {
    const text = String(files.get(COMPOSE));
    const changed = text.replace(
      new RegExp(pattern instanceof RegExp ? pattern : pattern.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g'),
      () => instead,
    );
    if (changed === text) throw new Error(`nothing matches ${pattern}`);
    files.set(COMPOSE, changed);
  };
}

function both(...changes: readonly Change[]): Change {
  return (files) => {
    for (const change of changes) change(files);
  };
}

const errors = ({ findings }: Answers) => findings.filter((one) => !/^(?:info|hint) /.test(one));

/** The lines of the findings of a rule. */
function linesOf({ report }: Answers, rule: string): readonly string[] {
  return report.findings.flatMap((finding) => {
    const file = report.files.get(finding.at.uri);
    if (finding.rule !== rule || !file?.text) return [];
    const start = file.lines.lineStart(finding.at.span.start);
    return (file.text.slice(start).split('\n')[0] ?? '').trim();
  });
}

describe('services of a compose file', () => {
  it('have no finding in a correct cluster, and all their connections work', async () => {
    const answers = await inspected();
    assert.deepEqual(answers.findings, []);
    assert.deepEqual(answers.broken, []);
    for (const one of [TO_ETCD, OF_SCHEDULER, 'kube-controller-manager → kube-apiserver'])
      assert.ok(answers.connections.includes(`ok ${one}`), one);
  });

  it('are broken by an expired certificate in a folder that they mount', async () => {
    const answers = await inspected(undefined, (pki) => {
      pki.replaceCertificate(SERVER, { notBefore: new Date('2025-01-01'), notAfter: new Date('2026-05-01') });
    });
    assert.deepEqual(errors(answers), ['error validity/cert-expired cluster/certs/etcd/server.crt']);
    assert.deepEqual(answers.broken, [`broken ${TO_ETCD}`]);
  });

  it('reach each other by the names of services, which their certificates must contain', async () => {
    const answers = await inspected(undefined, (pki) => {
      const { sans = [] } = pki.certificate(SERVER).spec;
      pki.replaceCertificate(SERVER, { sans: sans.filter((san) => san !== 'dns:etcd') });
    });
    assert.ok(answers.broken.includes(`broken ${TO_ETCD}`), answers.connections.join());
    assert.equal(errors(answers).length > 0, true);
  });

  it('reach etcd by its service where it advertises another name', async () => {
    const advertised = edit(
      '--advertise-client-urls=https://etcd:2379',
      '--advertise-client-urls=https://localhost:2379',
    );
    const answers = await inspected(advertised);
    assert.ok(answers.connections.includes(`ok ${TO_ETCD}`), answers.connections.join());
  });

  it('reach no other container at loopback, except in one network namespace', async () => {
    const toLoopback = edit('--etcd-servers=https://etcd:2379', '--etcd-servers=https://127.0.0.1:2379');
    const apart = await inspected(toLoopback);
    assert.ok(apart.connections.includes(`unknown ${TO_ETCD}`), apart.connections.join());
    const inHost = edit('    <<: *restart', '    network_mode: host');
    assert.ok((await inspected(both(toLoopback, inHost))).connections.includes(`ok ${TO_ETCD}`));
    const shared = edit(
      '    entrypoint: kube-apiserver',
      '    network_mode: service:etcd\n    entrypoint: kube-apiserver',
    );
    assert.ok((await inspected(both(toLoopback, shared))).connections.includes(`ok ${TO_ETCD}`));
  });

  it('may be several members of etcd, which are one cluster without a finding', async () => {
    const members = ['etcd', 'etcd2', 'etcd3'];
    const answers = await inspected(
      (files) => {
        const text = String(files.get(COMPOSE));
        const [before = '', own = '', rest = ''] = text.split(/(?= {2}etcd:\n)|(?= {2}kube-apiserver:\n)/);
        const cluster = members.map((name) => `${name}=https://${name}:2380`).join(',');
        const services = members.map((name) =>
          own
            .replace(/--initial-cluster=\S+/, `--initial-cluster=${cluster}`)
            .replace('  etcd:', `  ${name}:`)
            .replace('--name=etcd', `--name=${name}`)
            .replaceAll('https://etcd:', (url) => (url === 'https://etcd:' ? `https://${name}:` : url))
            .replace(/--initial-cluster=\S+/, `--initial-cluster=${cluster}`),
        );
        const servers = members.map((name) => `https://${name}:2379`).join(',');
        files.set(
          COMPOSE,
          before + services.join('') + rest.replace(/--etcd-servers=\S+/, `--etcd-servers=${servers}`),
        );
      },
      (pki) => {
        for (const path of [SERVER, SERVER.replace('server', 'peer')]) {
          const { sans = [] } = pki.certificate(path).spec;
          pki.replaceCertificate(path, { sans: [...sans, 'dns:etcd2', 'dns:etcd3'] });
        }
      },
    );
    assert.deepEqual(answers.findings, []);
    assert.deepEqual(answers.broken, []);
    const etcds = answers.report.nodes.flatMap(({ view }) => view.components.filter(({ name }) => name === 'etcd'));
    assert.equal(etcds.length, 3);
    assert.ok(answers.connections.includes(`ok ${TO_ETCD}`), answers.connections.join());
  });

  it('name a file that their folder lacks', async () => {
    const answers = await inspected((files) => files.delete('cluster/certs/etcd/server.crt'));
    assert.deepEqual(linesOf(answers, 'manifests/flag-file-missing'), ['--cert-file=/certs/server.crt']);
  });

  it('are unknown where the folder of their certificates was not copied', async () => {
    const answers = await inspected((files) => {
      for (const path of [...files.keys()]) if (path.startsWith('cluster/certs/')) files.delete(path);
    });
    assert.deepEqual(errors(answers), []);
    assert.deepEqual(answers.broken, []);
  });
});

describe('variables of a compose file', () => {
  const variable = (inner: string) => ['$', '{', inner, '}'].join('');
  const mount = (source: string) => edit('- ./certs/etcd:/certs:ro', `- ${source}/etcd:/certs:ro`);
  const isKnown = (answers: Answers) => answers.usedBy('cluster/certs/etcd/server.crt').includes('--cert-file of etcd');

  it('have the values of .env, else their defaults', async () => {
    assert.ok(isKnown(await inspected(mount(variable('CERTS:-./certs')))));
    const given = await inspected(
      both(mount(variable('CERTS')), (files) => files.set('cluster/.env', 'CERTS=./certs\n')),
    );
    assert.ok(isKnown(given));
    assert.deepEqual(errors(given), []);
    const other = (files: ComposeFiles) => files.set('cluster/.env', 'CERTS=./elsewhere\n');
    assert.ok(!isKnown(await inspected(both(mount(variable('CERTS:-./certs')), other))));
  });

  it('are holes where nothing gives them', async () => {
    const answers = await inspected(
      both(mount('$CERTS'), edit('--client-ca-file=/pki/ca.crt', `--client-ca-file=${variable('CA')}`)),
    );
    assert.deepEqual(errors(answers), []);
    assert.deepEqual(answers.broken, []);
    assert.ok(!isKnown(answers));
  });

  it('set up etcd in `environment` and `env_file`', async () => {
    const list = edit(/--cert-file=\S+\n\s+/, '');
    const asList = edit(
      '    volumes:\n      - etcd-data',
      '    environment:\n      - ETCD_CERT_FILE=/certs/server.crt\n    volumes:\n      - etcd-data',
    );
    const asMap = edit(
      '    volumes:\n      - etcd-data',
      '    environment:\n      ETCD_CERT_FILE: /certs/server.crt\n    volumes:\n      - etcd-data',
    );
    const inFile = both(
      edit('    volumes:\n      - etcd-data', '    env_file: ./etcd.env\n    volumes:\n      - etcd-data'),
      (files) => files.set('cluster/etcd.env', 'ETCD_CERT_FILE=/certs/server.crt\n'),
    );
    for (const given of [asList, asMap, inFile]) {
      const answers = await inspected(both(list, given));
      assert.deepEqual(answers.findings, []);
      assert.deepEqual(answers.usedBy('cluster/certs/etcd/server.crt'), ['ETCD_CERT_FILE of etcd']);
      assert.ok(answers.connections.includes(`ok ${TO_ETCD}`));
    }
    const absent = edit(
      '    volumes:\n      - etcd-data',
      '    env_file: ./absent.env\n    volumes:\n      - etcd-data',
    );
    assert.deepEqual(errors(await inspected(both(list, absent))), []);
  });
});

describe('YAML that is no compose file of a cluster', () => {
  const components = ({ report }: Answers) =>
    report.nodes.flatMap(({ view }) => view.components.map(({ name }) => name));
  const answersTo = (text: string) => answersFor(new Map([['docker-compose.yml', text]]));

  it('is an application with its etcd', async () => {
    const answers = await answersTo(`services:
  etcd:
    image: quay.io/coreos/etcd:v3.5.5
    environment:
      - ETCD_AUTO_COMPACTION_MODE=revision
    command: etcd -advertise-client-urls=http://127.0.0.1:2379 -listen-client-urls http://0.0.0.0:2379 --data-dir /etcd
  standalone:
    image: milvusdb/milvus:v2.4.0
    command: ["milvus", "run", "standalone"]
    environment:
      ETCD_ENDPOINTS: etcd:2379
`);
    assert.deepEqual([components(answers), answers.findings], [[], []]);
  });

  it('is a service that only calls etcd, or no service at all', async () => {
    for (const text of [
      'services:\n  backup:\n    image: quay.io/coreos/etcd:v3.5.5\n    command: etcdctl --cacert /certs/ca.pem snapshot save /b\n',
      'services:\n  etcd:\n    class: App\\Etcd\n    arguments: [kube-apiserver, --tls-cert-file=/a.crt]\n',
      'services:\n  - name: etcd\n    image: etcd\n    command: [etcd, --cert-file=/a.crt]\n',
      'kind: Stack\nservices:\n  etcd:\n    image: etcd\n    command: [etcd, --cert-file=/a.crt]\n',
    ]) {
      const answers = await answersTo(text);
      assert.deepEqual([components(answers), answers.findings], [[], []], text);
    }
  });
});
