import assert from 'node:assert/strict';
import { createInspector, DEFAULT_SETTINGS, decodeFile, describeAt, type Report } from '../../../src/core/index.ts';
import { budgetOf, createBudget } from '../../../src/core/model/budget.ts';
import { plainText } from '../../../src/core/model/text/plainText.ts';
import { createSignatureCache } from '../../../src/core/trust/signatureCache.ts';
import { verifySignatures } from '../../../src/core/trust/signatures.ts';
import { verifyChain } from '../../../src/core/trust/verifyChain.ts';
import type { HostileFiles } from '../../bench/hostile/hostileInput.ts';
import {
  aliasBomb,
  aliasedClusters,
  largeBundle,
  largeDer,
  largeKubeconfig,
  largeList,
  longExponents,
  NOW,
  namesakes,
  nestedMerges,
  strangers,
  tokensAndKeys,
  wideSecret,
} from '../../bench/hostileCosts.ts';
import { countingVerifications } from '../../support/countingVerifications.ts';
import { buildCluster } from '../../support/kubeadmNode.ts';
import { FOLDER_URI, MemoryWorkspace } from '../../support/memoryWorkspace.ts';
import { slotsOf, templateOf, valuesIn } from '../../support/textData.ts';
import * as chains from '../trust/chainCase.ts';

const CA_FILE = `${FOLDER_URI}/etc/kubernetes/pki/ca.crt`;

async function inspect(files: HostileFiles | MemoryWorkspace): Promise<{ report: Report; verified: number }> {
  const fileSystem = files instanceof MemoryWorkspace ? files : new MemoryWorkspace(files);
  const warn = (message: string) => assert.fail(message);
  const inspector = createInspector({ fileSystem, now: () => NOW.getTime(), log: { debug() {}, info() {}, warn } });
  let report: Report | undefined;
  const verified = await countingVerifications(async () => {
    report = await inspector.inspect({ ...DEFAULT_SETTINGS, folders: [{ uri: FOLDER_URI, name: 'workspace' }] });
  });
  assert.ok(report);
  return { report, verified };
}

function rowsAt(report: Report, uri: string): readonly string[] {
  const place = describeAt(report, uri, 40, DEFAULT_SETTINGS);
  return (place?.description.sections ?? []).flatMap(({ rows }) =>
    rows.map(({ label, value }) => `${plainText(label)}: ${plainText(value)}`),
  );
}

function uncheckedIn({ nodes }: Report): number {
  return nodes.reduce((sum, { uncheckedIssuers }) => sum + (uncheckedIssuers?.size ?? 0), 0);
}

describe('what costs much is paid from a budget that grows with the files', () => {
  it('exponents as long as their moduli: nothing is calculated', async () => {
    const { report, verified } = await inspect(longExponents(40, 2048));
    assert.equal(verified, 0);
    const reported = report.findings.map(({ message }) => valuesIn(message));
    assert.equal(reported.length, 40);
    assert.ok(reported.every((values) => values.includes('x509: invalid RSA public exponent')));
  });

  it('CAs of one name that signed themselves: one signature each, and all are checked', async () => {
    for (const count of [60, 120]) {
      const { report, verified } = await inspect(await namesakes(count));
      assert.equal(verified, count);
      assert.equal(uncheckedIn(report), 0);
      assert.match(rowsAt(report, CA_FILE).join('\n'), /^Issued by: itself \(self-signed\)$/m);
    }
  });

  it('CAs of one name that none of them signed: twice as many cost twice as much, and say that they were not checked', async () => {
    const [some, more] = [await inspect(strangers(300)), await inspect(strangers(600))];
    // All pairs would be 90,000 and 360,000.
    assert.ok(some.verified > 300 && some.verified < 1500, `${some.verified}`);
    assert.ok(more.verified <= 2 * some.verified, `${more.verified}`);
    assert.equal(uncheckedIn(some.report), 300);
    assert.match(
      rowsAt(some.report, CA_FILE).join('\n'),
      /^Issued by: .*, not checked: too many certificates have this name$/m,
    );
    // Nothing is said to fail.
    assert.deepEqual(some.report.findings, []);
  });

  it('a chain whose signature was not paid is neither trusted nor refused', async () => {
    const issued = await chains.authority('kubernetes');
    const [root, child] = [await chains.read(issued), await chains.read(await chains.leaf(issued))];
    const request = {
      leaf: child,
      intermediates: [],
      anchors: [root],
      purpose: 'serverAuth',
      now: chains.NOW,
    } as const;
    const cache = createSignatureCache();
    const paid = await verifySignatures([child, root], cache);
    assert.match(chains.reported(verifyChain(request, paid)), /^trusted/);
    // Known or not: the budget decides.
    const unpaid = await verifySignatures([child, root], cache, createBudget(1));
    assert.equal(
      chains.reported(verifyChain(request, unpaid)),
      'unchecked: too many certificates have the name of its issuer',
    );
    assert.equal(unpaid.isUnpaid(child), true);
  });

  it('tokens that name no key: twice as many of both cost twice as much, and say that they were not checked', async () => {
    const [some, more] = [await inspect(await tokensAndKeys(30, 100)), await inspect(await tokensAndKeys(60, 200))];
    assert.ok(some.verified >= 100 && some.verified < 1000, `${some.verified}`);
    assert.ok(more.verified <= 2 * some.verified, `${more.verified}`);
    const kinds = [...(some.report.nodes[0]?.tokenSigners?.values() ?? [])].map(({ kind }) => kind);
    assert.equal(kinds[0], 'absent');
    assert.equal(kinds.at(-1), 'unpaid');
  });

  it('tokens that name their key are checked with it alone', async () => {
    const { report, verified } = await inspect(await tokensAndKeys(20, 60, true));
    const kinds = [...(report.nodes[0]?.tokenSigners?.values() ?? [])].map(({ kind }) => kind);
    assert.deepEqual(new Set(kinds), new Set(['verified']));
    assert.equal(kinds.length, 20);
    assert.equal(verified, 20);
  });

  it('aliases of a cluster: what it holds is decoded once, and shared', async () => {
    for (const aliases of [50, 100]) {
      const [bytes] = Object.values(aliasedClusters(aliases, 40)).map((text) => new TextEncoder().encode(String(text)));
      const file = await decodeFile('memory:/admin.conf', bytes ?? new Uint8Array());
      assert.equal(file.artifacts.length, 40);
      const [document] = file.documents;
      assert.ok(document?.kind === 'kubeconfig');
      assert.equal(document.clusters.length, aliases + 1);
      assert.equal(new Set(document.clusters.map(({ certificateAuthority }) => certificateAuthority.data)).size, 1);
      assert.deepEqual(file.problems, []);
    }
  });

  for (const [what, files] of [
    ['a bomb of aliases', aliasBomb(9)],
    ['merges in merges, a document after the other', nestedMerges(200)],
  ] as const) {
    it(`${what} is refused at an alias as go-yaml refuses it, and the rest goes on`, async () => {
      const [text = ''] = Object.values(files).map(String);
      const rest =
        '\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: kube-apiserver, command: [kube-apiserver]}]}\n';
      const file = await decodeFile('memory:/file.yaml', new TextEncoder().encode(text + rest));
      const [first] = file.problems;
      assert.equal(first && slotsOf(first.message).error, 'document contains excessive aliasing');
      assert.match(text.slice(first?.span.start), /^\*/);
      assert.ok(file.problems.every(({ code }) => code === 'yaml-syntax'));
      assert.equal(file.documents.length, 1);
    });
  }

  it('a document above the parser’s limit is reported, and the rest goes on', async () => {
    const big = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  a: ${'x'.repeat(5 * 1024 * 1024)}\n`;
    const file = await decodeFile(
      'memory:/file.yaml',
      new TextEncoder().encode(
        `${big}---\napiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: kube-apiserver, command: [kube-apiserver]}]}\n`,
      ),
    );
    assert.deepEqual(
      file.problems.map(({ code, message, span }) => [code, slotsOf(message).reason, span.start]),
      [['yaml-too-complex', '5', 0]],
    );
    assert.equal(file.documents.length, 1);
  });
});

describe('what takes long leaves room for other work', () => {
  const restsFor = async (files: HostileFiles) => {
    let rests = 0;
    const scheduler = { shouldYield: () => true, yieldNow: async () => void rests++ };
    for (const [name, content] of Object.entries(files)) {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      await decodeFile(`memory:/${name}`, bytes, { scheduler });
    }
    return rests;
  };
  for (const [what, make] of [
    ['a bundle', largeBundle],
    ['a PKCS#7', largeDer],
    ['a kubeconfig', largeKubeconfig],
    ['a List', largeList],
    ['a Secret of many fields', wideSecret],
  ] as const) {
    it(`${what} is decoded in as many steps as it holds`, async () => {
      const [some, more] = [await restsFor(make(50)), await restsFor(make(100))];
      assert.ok(some >= 50, `${some}`);
      assert.ok(more >= some + 50, `${more} after ${some}`);
    });
  }

  it('signatures are verified in batches', async () => {
    const pairs = await Promise.all(
      Array.from({ length: 200 }, (_, at) => chains.authority('ca', { keyName: `${at}` })),
    );
    const certificates = await Promise.all(pairs.map(chains.read));
    let rests = 0;
    const scheduler = { shouldYield: () => true, yieldNow: async () => void rests++ };
    await verifySignatures(certificates, createSignatureCache(), budgetOf([{ size: 200_000 }]), scheduler);
    assert.ok(rests > 200, `${rests}`);
  });
});

describe('what is right never runs dry', () => {
  it('a cluster of three nodes in one workspace: everything is checked', async () => {
    const nodes = await buildCluster({ nodes: 3, now: NOW, keyAlgorithm: 'ECDSA-P256' });
    const files = nodes.flatMap((node, at) =>
      [...node].map(([path, content]) => [`node-${at}/${path}`, content] as const),
    );
    const { report } = await inspect(new MemoryWorkspace(new Map(files)));
    assert.equal(uncheckedIn(report), 0);
    assert.ok(report.connections.length > 20);
    assert.deepEqual(
      report.connections.filter(({ verdict }) => verdict === 'broken').map(({ id }) => id),
      [],
    );
    const reasons = report.connections.map(({ reason }) => templateOf(reason));
    assert.ok(reasons.every((reason) => !reason.includes('could not be verified')));
    for (const { view, issuers } of report.nodes) {
      const certificates = view.files.flatMap(({ file }) =>
        file.artifacts.flatMap((artifact) => (artifact.kind === 'certificate' ? artifact.certificate.sha256 : [])),
      );
      assert.equal(issuers.size, new Set(certificates).size);
    }
  });

  it('a bundle of nothing but leaves of one CA, and their CA under its name four times', async () => {
    const authorities = await Promise.all(['a', 'b', 'c', 'd'].map((keyName) => chains.authority('ca', { keyName })));
    const leaves = await Promise.all(Array.from({ length: 200 }, (_, at) => chains.leaf(authorities[at % 4], {})));
    const certificates = await Promise.all([...authorities, ...leaves].map(chains.read));
    const size = [...authorities, ...leaves].reduce((sum, { pem }) => sum + pem.length, 0);
    const budget = budgetOf([{ size }]);
    const table = await verifySignatures(certificates, createSignatureCache(), budget);
    assert.ok(certificates.every((certificate) => table.signerOf(certificate) !== undefined));
  });

  it('a kubeconfig whose 200 users share a key by an alias', async () => {
    const users = Array.from({ length: 200 }, (_, at) => `- {name: u${at}, user: *u}\n`).join('');
    const text = `apiVersion: v1\nkind: Config\nusers:\n- name: u\n  user: &u {token: abc, client-key: a.key}\n${users}`;
    const file = await decodeFile('memory:/config', new TextEncoder().encode(text));
    assert.deepEqual(file.problems, []);
    const [document] = file.documents;
    assert.equal(document?.kind === 'kubeconfig' && document.users.length, 201);
  });
});
