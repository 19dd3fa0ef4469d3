import assert from 'node:assert/strict';
import { parseGoUrl } from '../../../../src/core/formats/go/url.ts';

/** The result of Go's url.Parse for a text: `host`, a space and the output of String, or its error. */
function parsed(raw: string): string {
  const result = parseGoUrl(raw);
  return 'error' in result ? result.error : `${result.url.host} ${result.url.text}`;
}

/** Verified against net/url of Go 1.26. */
describe('go/url', () => {
  it('reads hosts, and writes a URL as Go does', () => {
    assert.equal(
      parsed('HTTPS://u:p%41@Example.com:80/%41 b?%zz#c d'),
      'Example.com:80 https://u:pA@Example.com:80/A%20b?%zz#c%20d',
    );
    assert.equal(parsed('urn:x'), ' urn:x');
    assert.equal(parsed('https:///x'), ' https:///x');
    assert.equal(parsed('//a/%2f?'), 'a //a/%2f?');
    assert.equal(parsed('https://[fd00::1%25eth0]:1/'), '[fd00::1%eth0]:1 https://[fd00::1%25eth0]:1/');
  });

  it('refuses in the words of Go', () => {
    const refused: readonly (readonly [raw: string, error: string])[] = [
      [':x', 'missing protocol scheme'],
      ['1:2', 'first path segment in URL cannot contain colon'],
      ['a\tb', 'net/url: invalid control character in URL'],
      ['https://a:x/', 'invalid port ":x" after host'],
      ['https://a:b:80/', 'invalid port ":b:80" after host'],
      ['https://a b/', 'invalid character " " in host name'],
      ['https://%41/', 'invalid URL escape "%41"'],
      ['https://a/%4', 'invalid URL escape "%4"'],
      ['https://u^@a/', 'net/url: invalid userinfo'],
      ['https://[::1/', "missing ']' in host"],
      ['https://a[::1]/', 'invalid IP-literal'],
      ['https://[10.0.0.1]/', 'invalid IP-literal'],
      ['https://[1::2::3]/', 'invalid host: ParseAddr("1::2::3"): multiple :: in address (at ":3")'],
      ['https://[1:2]/', 'invalid host: ParseAddr("1:2"): address string too short'],
      ['https://[x]/', 'invalid host: ParseAddr("x"): unable to parse IP'],
    ];
    for (const [raw, error] of refused) assert.equal(parsed(raw), `parse ${JSON.stringify(raw)}: ${error}`);
  });
});
