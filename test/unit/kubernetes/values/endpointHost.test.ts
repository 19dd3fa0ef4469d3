import assert from 'node:assert/strict';
import { endpointHost } from '../../../../src/core/kubernetes/values/flagValue.ts';

describe('endpointHost', () => {
  it('takes the host with and without a port', () => {
    const hosts = {
      'api.example.com:6443': 'api.example.com',
      'api.example.com': 'api.example.com',
      '10.0.0.1:6443': '10.0.0.1',
      'fd00::1': 'fd00::1',
      '[fd00::1]:6443': 'fd00::1',
      '[fd00::1]': 'fd00::1',
    };
    for (const [endpoint, host] of Object.entries(hosts)) assert.equal(endpointHost(endpoint), host);
  });

  it('takes nothing from what is no endpoint', () => {
    for (const endpoint of ['', ':6443', 'https://api.example.com:6443'])
      assert.equal(endpointHost(endpoint), undefined);
  });
});
