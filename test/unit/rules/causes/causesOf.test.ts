import assert from 'node:assert/strict';
import {
  type About,
  aboutChain,
  aboutDates,
  aboutPlace,
  aboutThing,
  aboutUsage,
} from '../../../../src/core/model/about.ts';
import type { Connection } from '../../../../src/core/model/connection.ts';
import type { Finding, Severity } from '../../../../src/core/model/finding.ts';
import { phrase } from '../../../../src/core/model/text/text.ts';
import { createScheduler } from '../../../../src/core/model/time/scheduler.ts';
import { explainConnections } from '../../../../src/core/rules/causes/explainConnections.ts';
import { faultyNode } from '../../../support/faults.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

/** The scheduler's connection to an API server whose CA its kubeconfig does not trust. */
async function refusedConnection(): Promise<Connection> {
  const { report } = await inspectFiles((await faultyNode('scheduler-conf-other-ca', { now: NOW })).files, NOW);
  const found = report.connections.find(({ verdict }) => verdict === 'broken');
  assert.ok(found?.failure?.kind === 'unknownAuthority' && found.server?.trusted && found.at);
  return found;
}

describe('what explains a broken connection', () => {
  let connection: Connection;
  let chain: About;
  before(async () => {
    connection = await refusedConnection();
    chain = aboutChain(connection.failure?.certificate ?? assert.fail(), connection.server?.trusted);
  });

  const finding = (about: About, severity: Severity = 'error', more: Partial<Finding> = {}): Finding => ({
    rule: 'test/rule',
    severity,
    at: { uri: 'memory://test/elsewhere', span: { start: 0, end: 1 } },
    about: [about],
    evidence: 'configured',
    messageId: 'default',
    message: phrase('A finding.'),
    related: [],
    fixes: [],
    ...more,
  });

  const causesAmong = async (...findings: readonly Finding[]): Promise<readonly Finding[]> => {
    const { explained, unexplained } = await explainConnections([connection], findings, createScheduler());
    assert.equal(unexplained.length, explained.size === 0 ? 1 : 0);
    return [...explained.keys()];
  };

  it('is the finding about the certificate and the bundle, at any place', async () => {
    const cause = finding(chain);
    assert.deepEqual(await causesAmong(cause), [cause]);
  });

  it('is no finding about another failure of the same certificate, or about the same certificate and another bundle', async () => {
    const { certificate } = connection.failure ?? assert.fail();
    assert.deepEqual(
      await causesAmong(finding(aboutDates(certificate)), finding(aboutChain(certificate, undefined))),
      [],
    );
  });

  it('is no finding about how else the same certificate fails', async () => {
    const { certificate } = connection.failure ?? assert.fail();
    const expired = { ...connection, fails: [aboutDates(certificate)] };
    const [dates, usage] = [finding(aboutDates(certificate)), finding(aboutUsage(certificate))];
    const { explained } = await explainConnections([expired], [usage, dates], createScheduler());
    assert.deepEqual([...explained.keys()], [dates]);
  });

  it('is the finding at the place of what an end cannot use, and none that is only next to it', async () => {
    const { uri, span } = connection.at;
    const unusable = { ...connection, fails: [aboutPlace(connection.at)] };
    const beside = finding(aboutThing('setting', { uri, span: { start: span.end, end: span.end + 5 } }));
    const there = finding(aboutThing('setting', { uri, span: { start: span.start, end: span.start + 1 } }));
    const { explained } = await explainConnections([unusable], [beside, there], createScheduler());
    assert.deepEqual([...explained.keys()], [there]);
  });

  it('is the gravest: an error, what a break proves, a warning, anything else', async () => {
    const proven = finding(chain, 'warning', { whenBroken: 'error' });
    const inOrder = [finding(chain), proven, finding(chain, 'warning'), finding(chain, 'hint')];
    for (const [at, first] of inOrder.entries()) {
      assert.deepEqual(await causesAmong(...inOrder.slice(at).reverse()), [first], `${at}`);
    }
  });

  it('is the one in a file that the connection rests on, of two about the same content', async () => {
    const near = finding(chain, 'error', { at: connection.at });
    assert.deepEqual(await causesAmong(finding(chain), near), [near]);
    const related = [{ ...connection.at, message: phrase('Here') }];
    const besides = finding(chain, 'error', { related });
    assert.deepEqual(await causesAmong(besides, finding(chain)), [besides]);
  });
});
