import assert from 'node:assert/strict';
import { linkedError } from '../../../../src/editor/messages/linkedError.ts';

function linkedText(line: string): string | undefined {
  const link = linkedError(line);
  return link && line.slice(link.startIndex, link.startIndex + link.length);
}

describe('the links of a terminal', () => {
  it('are the errors that can be explained', () => {
    const error = 'tls: failed to verify certificate: x509: certificate signed by unknown authority';
    assert.equal(linkedText(`Unable to connect to the server: ${error}`), error);
    assert.equal(linkedText('curl: (60) SSL certificate problem: certificate has expired'), 'certificate has expired');
    assert.equal(linkedText('total 12'), undefined);
  });

  it('lie in the line, also where the log escapes quotes', () => {
    const line = String.raw`E1 x.go:1] "failed" err="Get \"https://10.0.0.5:10250/\": x509: certificate signed by unknown authority (possibly because of \"crypto/rsa: verification error\" while trying to verify candidate authority certificate \"kubernetes\")"`;
    const link = linkedError(line);
    assert.ok(link && link.startIndex === line.indexOf('x509:') && link.startIndex + link.length <= line.length);
  });
});
