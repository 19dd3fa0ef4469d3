import assert from 'node:assert/strict';
import { explainMessages, explanationJsonPieces, explanationText, pathsBelow } from '../../../src/core/index.ts';
import { timeIn } from '../../../src/core/messages/read/lineTime.ts';

const UNKNOWN = 'x509: certificate signed by unknown authority';
const lease = (name: string, time: string) =>
  `E0601 ${time}       1 leaderelection.go:436] "error retrieving resource lock" err="Get \\"https://10.0.0.10:6443/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/${name}?timeout=5s\\": tls: failed to verify certificate: ${UNKNOWN}"`;

const LOG = [
  'I0601 11:59:59.000000       1 shared_informer.go:318] Caches are synced for node',
  lease('kube-scheduler', '12:00:00.100000'),
  'error: tls: private key does not match public key',
  lease('kube-controller-manager', '12:00:01.000000'),
  lease('kube-scheduler', '12:00:02.200000'),
  'error: tls: private key does not match public key',
  lease('kube-scheduler', '12:00:04.300000'),
].join('\n');

const PATH_OF = pathsBelow([]);

describe('a whole log', () => {
  it('is answered with each different error once, how often it has it, and when first and last', async () => {
    const explained = await explainMessages(LOG);
    const { errors } = JSON.parse([...explanationJsonPieces(explained, undefined, PATH_OF)].join(''));
    assert.deepEqual(
      errors.map((one: Record<string, unknown>) => [
        one.line,
        one.saysWho,
        one.count,
        one.firstSeen,
        one.lastSeen,
        one.lastLine,
      ]),
      [
        [2, 'kube-scheduler', 3, '0601 12:00:00.100000', '0601 12:00:04.300000', 7],
        [3, 'kubectl', 2, null, null, 6],
        [4, 'kube-controller-manager', 1, '0601 12:00:01.000000', '0601 12:00:01.000000', 4],
      ],
    );
  });

  it('is answered in the same way in a terminal', async () => {
    const text = [...explanationText(await explainMessages(LOG), undefined, PATH_OF)].join('');
    assert.match(text, /^line 2 and 2 more: kube-scheduler reports/m);
    assert.match(text, /Logged 3 times, first at 0601 12:00:00\.100000, last at 0601 12:00:04\.300000 \(line 7\)\./);
    assert.match(text, /Logged 2 times, last in line 6\./);
    assert.equal(text.match(/Logged/g)?.length, 2);
  });

  it('keeps its answer as short as the errors differ, however long it is', async () => {
    const once = await explainMessages(LOG);
    const often = await explainMessages(`${LOG}\n`.repeat(500));
    assert.equal(often.length, once.length);
    assert.equal(often[0]?.occurrences.count, 1500);
  });
});

describe('when a line was logged', () => {
  const TIMES: Readonly<Record<string, string | undefined>> = {
    'E0601 12:00:00.000000       1 run.go:72] "command failed"': '0601 12:00:00.000000',
    'Jun  1 12:00:00 cp-1 kubelet[1457370]: E0601 11:59:59.888700 1457370 bootstrap.go:265] part': 'Jun  1 12:00:00',
    '2026-06-01T12:00:00.426019865+01:00 stderr F E0601 11:00:00.1 1 run.go:72] x':
      '2026-06-01T12:00:00.426019865+01:00',
    '2026-06-01T12:00:00+0200 cp-1 kubelet[1]: x': '2026-06-01T12:00:00+0200',
    '{"level":"warn","ts":"2026-06-01T12:00:00.213Z","caller":"rafthttp/probing_status.go:68"}':
      '2026-06-01T12:00:00.213Z',
    '{"log":"E0601 12:00:00.1 1 run.go:72] x\\n","stream":"stderr","time":"2026-06-01T12:00:00.39Z"}':
      '2026-06-01T12:00:00.39Z',
    'time="2026-06-01T12:00:00Z" level=error msg="x"': '2026-06-01T12:00:00Z',
    '2026-06-01 12:00:00.818324 I | etcdmain: rejected connection': '2026-06-01 12:00:00.818324',
    '2026/06/01 12:00:00 WARNING: [core] grpc': '2026/06/01 12:00:00',
    'Unable to connect to the server: x509: certificate has expired': undefined,
    // The clock in the error is not the time of the line.
    'x509: certificate has expired or is not yet valid: current time 2026-06-01T12:00:00Z is after 2026-05-20T12:29:33Z':
      undefined,
  };

  for (const [line, time] of Object.entries(TIMES)) {
    it(`is read: ${line.slice(0, 60)}`, () => assert.equal(timeIn(line), time));
  }
});
