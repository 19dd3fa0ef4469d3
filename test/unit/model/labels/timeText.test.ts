import assert from 'node:assert/strict';
import { DAY, residualText, timeLeftText, validityState } from '../../../../src/core/model/labels/times.ts';
import { rendered } from '../../../support/rendered.ts';

const NOW = Date.UTC(2026, 5, 1, 12);
const THRESHOLDS = { warningDays: 30, caWarningDays: 365 };

const leaf = (from: number, to: number) => ({ notBefore: NOW + from * DAY, notAfter: NOW + to * DAY, isCa: false });
const ca = (from: number, to: number) => ({ ...leaf(from, to), isCa: true });

describe('timeLeftText', () => {
  it('counts whole days, then hours, then minutes', () => {
    assert.equal(rendered(timeLeftText(leaf(-1, 23.9), NOW)), 'Expires in 23 days');
    assert.equal(rendered(timeLeftText(leaf(-1, 0.25), NOW)), 'Expires in 6 hours');
    assert.equal(rendered(timeLeftText(leaf(-1, 0.01), NOW)), 'Expires in 14 minutes');
  });
  it('distinguishes past and future validity', () => {
    assert.equal(rendered(timeLeftText(leaf(-9, -3), NOW)), 'Expired 3 days ago');
    assert.equal(rendered(timeLeftText(leaf(2, 9), NOW)), 'Valid in 2 days');
  });
});

describe('residualText', () => {
  it('has the same units, and counts up from the expiry', () => {
    assert.equal(rendered(residualText(NOW + 23.9 * DAY, NOW)), '23 days');
    assert.equal(rendered(residualText(NOW - 3 * DAY, NOW)), '3 days ago');
  });
});

describe('validityState', () => {
  it('holds to the last moment, notAfter included', () => {
    assert.equal(validityState(leaf(-9, 0), NOW, { warningDays: 0, caWarningDays: 0 }), 'expiring');
    assert.equal(validityState(leaf(-9, 0), NOW + 1, THRESHOLDS), 'expired');
  });
  it('warns of leaves and of CAs each in their own time', () => {
    assert.equal(validityState(leaf(-334, 31), NOW, THRESHOLDS), 'valid');
    assert.equal(validityState(leaf(-335, 30), NOW, THRESHOLDS), 'expiring');
    assert.equal(validityState(ca(-3600, 364), NOW, THRESHOLDS), 'expiring');
  });
  it('warns of a CA that is valid for one year, and of a leaf for 90 days, in the last fifth of the lifetime', () => {
    assert.equal(validityState(ca(-291, 74), NOW, THRESHOLDS), 'valid');
    assert.equal(validityState(ca(-292, 73), NOW, THRESHOLDS), 'expiring');
    assert.equal(validityState(leaf(-71, 19), NOW, THRESHOLDS), 'valid');
    assert.equal(validityState(leaf(-72, 18), NOW, THRESHOLDS), 'expiring');
    assert.equal(validityState(ca(-350, -360), NOW, THRESHOLDS), 'expired');
  });
});
