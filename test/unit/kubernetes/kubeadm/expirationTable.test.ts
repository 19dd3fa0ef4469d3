import assert from 'node:assert/strict';
import { decodeFile } from '../../../../src/core/kubernetes/decode/decodeFile.ts';
import { readExpirationTable } from '../../../../src/core/kubernetes/kubeadm/expirationReport.ts';

const TABLE = `[check-expiration] Reading configuration from the cluster...

CERTIFICATE                EXPIRES                  RESIDUAL TIME   CERTIFICATE AUTHORITY   EXTERNALLY MANAGED
admin.conf                 Dec 30, 2026 23:36 UTC   364d            ca                      no      
!MISSING! apiserver                                                                                 
etcd-server                Jan 02, 2026 03:04 UTC   <invalid>       etcd-ca                 no      

CERTIFICATE AUTHORITY   EXPIRES                  RESIDUAL TIME   EXTERNALLY MANAGED
ca                      Dec 28, 2035 23:36 UTC   9y              no      

Something else          Dec 28, 2035 23:36 UTC   9y              no
`;

const ROWS = [
  ['admin.conf', '2026-12-30T23:36:00.000Z', false, false, false],
  ['apiserver', undefined, false, true, false],
  ['etcd-server', '2026-01-02T03:04:00.000Z', false, false, true],
  ['ca', '2035-12-28T23:36:00.000Z', true, false, false],
];

function rowsOf(report: ReturnType<typeof readExpirationTable>) {
  return report?.rows.map(({ name, expires, isAuthority, isMissing, wasExpired }) => [
    name,
    expires === undefined ? undefined : new Date(expires).toISOString(),
    isAuthority,
    isMissing,
    wasExpired,
  ]);
}

describe('decode/expirationTable', () => {
  it('reads both tables and nothing after them', () => {
    assert.deepEqual(rowsOf(readExpirationTable(TABLE, 'file:///a.txt')), ROWS);
    assert.deepEqual(rowsOf(readExpirationTable(TABLE.replaceAll('\n', '\r\n'), 'file:///a.txt')), ROWS);
  });

  it('gives each row its place', () => {
    const [first] = readExpirationTable(TABLE, 'file:///a.txt')?.rows ?? [];
    assert.ok(first);
    assert.match(TABLE.slice(first.span.start, first.span.end), /^admin\.conf .* no$/);
  });

  it('has no row for a line that is none, such as one of a hexadecimal dump', () => {
    const dump = [
      '00000000: 3077 0201 0104 20da d7d2 7db0 bb11 cfe7  0w........}.....',
      '00000010: e688 bd27 4e1c ea43 5fef 0b09 0013 a02b  Dec 30, 2026 23:36 UTC   364d            ca                      no',
    ];
    const text = TABLE.replace(/^admin\.conf/m, `${dump.join('\n')}\n$&`);
    assert.notEqual(text, TABLE);
    assert.deepEqual(rowsOf(readExpirationTable(text, 'file:///a.txt')), ROWS);
  });

  it('is nothing without the headings', () => {
    assert.equal(readExpirationTable('RESIDUAL TIME of admin.conf', 'file:///a.txt'), undefined);
  });

  it('is found in a file, and so is the form of -o yaml and -o json', async () => {
    const info = {
      kind: 'CertificateExpirationInfo',
      apiVersion: 'output.kubeadm.k8s.io/v1alpha3',
      certificates: [
        { name: 'admin.conf', expirationDate: '2026-12-30T23:36:00Z', residualTime: '8735h', missing: false },
        { name: 'apiserver', missing: true },
        { name: 'etcd-server', expirationDate: '2026-01-02T03:04:00Z', residualTime: '-9h' },
      ],
      certificateAuthorities: [{ name: 'ca', expirationDate: '2035-12-28T23:36:00Z', residualTime: '78840h' }],
    };
    for (const text of [TABLE, JSON.stringify(info, undefined, 2)]) {
      const { documents } = await decodeFile('file:///a.txt', new TextEncoder().encode(text));
      const [report] = documents;
      assert.deepEqual(report?.kind === 'expirationReport' ? rowsOf(report) : undefined, ROWS);
    }
  });
});
