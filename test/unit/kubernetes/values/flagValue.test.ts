import assert from 'node:assert/strict';
import { booleanOf, firstServiceIp, listOf, parseUrls } from '../../../../src/core/kubernetes/values/flagValue.ts';

describe('kubernetes/flagValue', () => {
  it('splits comma lists', () => {
    assert.deepEqual(listOf('a, b ,,c'), ['a', 'b', 'c']);
    assert.deepEqual(listOf(''), []);
    assert.deepEqual(listOf(undefined), []);
  });

  it('reads booleans as Go does', () => {
    for (const value of [undefined, '1', 't', 'T', 'true', 'TRUE', 'True']) assert.equal(booleanOf({ value }), true);
    for (const value of ['0', 'f', 'F', 'false', 'FALSE', 'False']) assert.equal(booleanOf({ value }), false);
    for (const value of ['', 'yes', 'tRUE', '"true"', ' true']) assert.equal(booleanOf({ value }), undefined);
    assert.equal(booleanOf(undefined), undefined);
  });

  it('takes URLs apart', () => {
    const text = 'https://127.0.0.1:2379,http://[FD00::1]:1/x?y, HTTPS://user@Host.Example,relative,//x,unix:///s';
    assert.deepEqual(
      parseUrls(text).map(({ scheme, host, port }) => [scheme, host, port]),
      [
        ['https', '127.0.0.1', 2379],
        ['http', 'fd00::1', 1],
        ['https', 'host.example', undefined],
        ['unix', '', undefined],
      ],
    );
    assert.deepEqual(parseUrls(undefined), []);
    // The signs around a name that a template has in place of a host end no user.
    assert.deepEqual(
      parseUrls('https://@host_name@:2379,https://@10.0.0.1:2379').map(({ host }) => host),
      ['@host_name@', '10.0.0.1'],
    );
    // A hole keeps the upper case by which it is known.
    assert.deepEqual(
      parseUrls('https://__HOST__:2379,https://Example.COM').map(({ host }) => host),
      ['__HOST__', 'example.com'],
    );
  });

  it('finds the first service address', () => {
    const cases: readonly (readonly [string, string | undefined])[] = [
      ['10.96.0.0/12', '10.96.0.1'],
      ['10.100.7.9/12', '10.96.0.1'],
      ['10.0.0.255/32', '10.0.1.0'],
      ['172.20.0.0/16', '172.20.0.1'],
      ['fd00:10:96::/112', 'fd00:10:96::1'],
      ['fd00::ffff/108', 'fd00::1'],
      ['10.96.0.0', undefined],
      ['10.96.0.0/33', undefined],
      ['10.96.0/12', undefined],
      ['::/129', undefined],
      ['/12', undefined],
      ['{{ range }}', undefined],
    ];
    for (const [cidr, expected] of cases) assert.equal(firstServiceIp(cidr), expected, cidr);
  });
});
