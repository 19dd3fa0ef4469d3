import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { explainMessages } from '../../../src/core/messages/match/explainMessages.ts';
import { readLine } from '../../../src/core/messages/read/readMessages.ts';
import type { Connection } from '../../../src/core/model/connection.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { contentOf } from '../../../src/core/model/text/untrusted.ts';
import { RULES } from '../../../src/core/rules/catalogue/catalogue.ts';
import { exampleMachine } from '../../support/exampleMachine.ts';
import { reportOfMachine } from '../../support/nodeMachine.ts';
import { readRuleExample } from '../../support/ruleExample.ts';

/** The error of each end. */
function textsOf({ error, clientError }: Connection): readonly string[] {
  return [error, clientError].flatMap((text) => contentOf(text) ?? []);
}

/** Why the text of a connection is not explained by what breaks it; undefined if it is. */
async function failureOf(text: string, report: Report): Promise<string | undefined> {
  if (!readLine(text)) return `unknown: ${text}`;
  const [one] = await explainMessages(text, { report });
  const [first] = one?.findings ?? [];
  const alike = report.connections.filter((other) => textsOf(other).includes(text));
  if (alike.some(({ id }) => first?.breaks?.includes(id))) return undefined;
  return `${first?.rule ?? 'nothing'}: ${text}`;
}

describe('the error of a connection that the example of a rule breaks', () => {
  let count = 0;

  for (const { id, profile = 'default' } of RULES) {
    it(`is known, and leads to a finding that breaks such a connection: ${id}`, async () => {
      const example = readRuleExample(readFileSync(`media/rules/${id}.md`, 'utf8'));
      const { machine, now } = await exampleMachine(example, 'failing');
      const report = await reportOfMachine(machine, now, { profile });
      const broken = report.connections.filter(({ verdict }) => verdict === 'broken');
      const failures: string[] = [];
      for (const text of new Set(broken.flatMap(textsOf))) {
        const failure = await failureOf(text, report);
        if (failure !== undefined) failures.push(failure);
        count++;
      }
      assert.deepEqual(failures, []);
    });
  }

  it('is tried for many', () => {
    assert.ok(count > 150, `${count}`);
  });
});
