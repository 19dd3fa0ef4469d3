import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { commandLines } from '../../../src/core/model/text/shellCommand.ts';
import { RULES } from '../../../src/core/rules/catalogue/catalogue.ts';
import { fixCase } from '../../support/fixCases.ts';
import type { InspectedWorkspace } from '../../support/memoryWorkspace.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import type { NodeFiles } from '../../support/nodeOptions.ts';
import { editedFiles } from '../../support/repair.ts';
import { readRuleExample } from '../../support/ruleExample.ts';
import { runSequence } from '../../support/sequences/runSequence.ts';
import { commandWordsOf } from '../../support/shellWords.ts';

/** Every rule whose check may offer edits or commands. */
const OFFERING = RULES.filter(({ id }) =>
  /\bfixes\b|\b[cC]ommand\b|reissue|sequence/.test(readFileSync(`src/core/rules/${id}.ts`, 'utf8')),
);

/** Commands that show something, ask the cluster or print a value to insert: none changes a file of the node. */
const SHOWS =
  /^(?:kubectl (?:get|describe|auth|config get-contexts)|kubeadm (?:token|certs certificate-key|config migrate)|openssl pkcs12) ?/;

/** The rows that kubeadm printed stay as they are once the certificates are renewed. */
const PRINTED = new Set(['validity/expiry-report-row-expired', 'validity/expiry-report-row-missing']);

/** The first line that changes a file of the node. */
const EXCHANGES = /^(?:cp -p --backup|mv --backup|cp --remove-destination)/;

/** The options of OpenSSL 1.1.1, which RHEL 8 has, as far as they are used (openssl.org, manual pages of 1.1.1). */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  genpkey: ['-algorithm', '-pkeyopt', '-out'],
  pkcs12: ['-in', '-nodes'],
  pkey: ['-in', '-inform', '-pubout', '-out', '-noout', '-check'],
  rand: ['-hex'],
  req: ['-new', '-utf8', '-key', '-out', '-subj'],
  rsa: ['-RSAPublicKey_in', '-in', '-pubout', '-out'],
  x509: [
    ...['-in', '-inform', '-out', '-noout', '-subject', '-issuer', '-dates', '-ext', '-req', '-CA', '-CAkey'],
    ...['-set_serial', '-days', '-extfile', '-signkey', '-clrext'],
  ],
};

type Profile = NonNullable<(typeof RULES)[number]['profile']> | 'default';

/** "<severity> <rule> <message> <path>" of each finding. */
function namesOf({ report, workspace }: InspectedWorkspace): readonly string[] {
  return report.findings.map(
    ({ severity, rule, messageId, at }) => `${severity} ${rule} ${messageId} ${workspace.path(at.uri)}`,
  );
}

/** The case of a rule, with what is offered for its findings. */
async function offersOf(id: string, profile: Profile) {
  const example = readRuleExample(readFileSync(`media/rules/${id}.md`, 'utf8'));
  const { files, now } = await fixCase(id, example);
  const inspected = await inspectFiles(files, now, { profile });
  const before = namesOf(inspected);
  const options = { now, nodeName: 'cp-1', address: '192.168.56.10', serviceAddress: '10.96.0.1' };
  const offers = inspected.report.findings.flatMap((finding, at) =>
    finding.rule === id ? [{ finding, name: before[at] ?? '' }] : [],
  );
  const failureOf = async (name: string, after: NodeFiles): Promise<readonly string[]> => {
    const left = namesOf(await inspectFiles(after, now, { profile }));
    const count = (all: readonly string[]) => all.filter((one) => one === name).length;
    const added = left.filter((one) => !before.includes(one)).map((one) => `adds ${one}`);
    return count(left) >= count(before) ? [`${name} remains`, ...added] : added;
  };
  return { files: new Map(files), inspected, options, offers, failureOf };
}

describe('what a finding offers', () => {
  let [edits, commands, staged] = [0, 0, 0];

  for (const { id, profile = 'default' } of OFFERING) {
    it(`of ${id} cures it, adds none, and changes no file before all new ones are there`, async () => {
      const { files, inspected, options, offers, failureOf } = await offersOf(id, profile);
      for (const { finding, name } of offers) {
        for (const fix of finding.fixes) {
          edits++;
          assert.deepEqual(await failureOf(name, editedFiles(files, fix, inspected.workspace)), []);
        }
        const { command = '' } = finding;
        assertOldOpenssl(command);
        if (command === '' || SHOWS.test(command)) continue;
        commands++;
        const after = await runSequence(files, command, options);
        assert.deepEqual(await failureOf(name, after), PRINTED.has(id) ? [`${name} remains`] : [], command);
        const lines = commandLines(command);
        const exchange = lines.findIndex((line) => EXCHANGES.test(line));
        if (exchange < 0 || !command.includes('/root/old-pki/new')) continue;
        staged++;
        const halfway = await runSequence(files, lines.slice(0, exchange).join(' &&\n'), options);
        const changed = [...files].filter(
          ([path, content]) => !isDeepStrictEqual(shown(halfway.get(path)), shown(content)),
        );
        assert.deepEqual(Object.keys(Object.fromEntries(changed)), [], command);
      }
    });
  }

  it('was tried', () => {
    assert.ok(edits >= 80, `${edits} edits`);
    assert.ok(commands >= 30, `${commands} commands`);
    assert.ok(staged >= 25, `${staged} commands that exchange files`);
  });
});

const shown = (content: unknown) => (content instanceof Uint8Array ? Buffer.from(content).toString('hex') : content);

function assertOldOpenssl(command: string): void {
  for (const [program, subcommand = '', ...words] of commandWordsOf(command)) {
    const used = program === 'openssl' ? words.filter((word) => word.startsWith('-')) : [];
    for (const option of used) assert.ok(OPTIONS[subcommand]?.includes(option), `${option}: ${command}`);
  }
}
