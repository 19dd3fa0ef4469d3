import assert from 'node:assert/strict';
import { answers } from '../../support/incidents/answer.ts';
import { COLLECTED } from '../../support/incidents/collected/all.ts';

/** No answer states that a connection works. */
const CLAIM = /works\. Restart/;

describe('an incident from an issue tracker, further ones', () => {
  for (const [name, incident] of Object.entries(COLLECTED)) {
    it(`leads to its cause: ${name} (${incident.source})`, async () => {
      const { ends, finding, certificate, isElsewhere, says } = incident.answer;
      for (const one of await answers(incident)) {
        assert.deepEqual([one.saysWho, one.ofWhom], ends);
        assert.equal(one.findings[0], finding);
        assert.equal(one.certificate?.file, certificate);
        assert.equal(one.elsewhere, isElsewhere === true);
        if (says) assert.match(one.text, says);
        assert.doesNotMatch(one.text, CLAIM);
      }
    });
  }
});
