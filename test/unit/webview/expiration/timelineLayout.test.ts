import assert from 'node:assert/strict';
import {
  labelAnchor,
  layoutTimeline,
  MARGIN,
  type TimelineItem,
  type TimelineOptions,
} from '../../../../src/webview/expiration/timelineLayout.ts';
import { DAY } from '../../../../src/webview/time/calendar.ts';

const NOW = Date.UTC(2026, 5, 1);
const OPTIONS: TimelineOptions = { now: NOW, warningDays: 30, caWarningDays: 365, width: 1000 };

function item(days: number, rest: Partial<TimelineItem> = {}): TimelineItem {
  const state = days < 0 ? 'expired' : days <= 30 ? 'expiring' : 'valid';
  return { id: `${days}`, name: `${days}`, expires: NOW + days * DAY, isAuthority: false, state, ...rest };
}

const counts = (items: readonly TimelineItem[], options = OPTIONS) =>
  layoutTimeline(items, options).clusters.map((cluster) => cluster.items.length);

describe('layoutTimeline', () => {
  it('makes one mark of equal dates, and two of distinguishable ones', () => {
    assert.deepEqual(counts([item(300), item(300), item(300), item(12)]), [1, 3]);
  });

  it('never mixes CAs with leaves, nor what has ended with what is to end', () => {
    assert.deepEqual(counts([item(300), item(300, { isAuthority: true })]), [1, 1]);
    assert.deepEqual(counts([item(-0.01), item(0.01)]), [1, 1]);
  });

  it('gives a mark the worst state of its items', () => {
    const { clusters } = layoutTimeline([item(300), item(300, { state: 'expiring' })], OPTIONS);
    assert.deepEqual(
      clusters.map(({ state }) => state),
      ['expiring'],
    );
  });

  it('has no more marks than fit, of however many certificates, and loses none', () => {
    const items = Array.from({ length: 20_000 }, (_, at) => item((at % 4000) - 400, { id: `${at}` }));
    const { clusters } = layoutTimeline(items, OPTIONS);
    assert.ok(clusters.length < 45, `${clusters.length} marks`);
    assert.equal(
      clusters.reduce((sum, cluster) => sum + cluster.items.length, 0),
      20_000,
    );
    const sides = clusters.filter(({ from }) => from >= NOW);
    for (const [at, { x, radius }] of sides.entries()) {
      const next = sides[at + 1];
      if (next) assert.ok(next.x - next.radius >= x + radius, `${x} and ${next.x} overlap`);
    }
  });

  it('keeps all in sight: the expired, today, the days of warning, the CA of ten years', () => {
    for (const width of [320, 1000, 3000]) {
      const items = [item(-900), item(12), item(3650, { isAuthority: true })];
      const { clusters, todayX, zoneX, caZoneX, ticks } = layoutTimeline(items, { ...OPTIONS, width });
      const all = [todayX, zoneX, caZoneX, ...clusters.map(({ x }) => x), ...ticks.map(({ x }) => x)];
      for (const x of all) assert.ok(x >= MARGIN.left && x <= width - MARGIN.right, `${x} of ${width}`);
      const [expired, soon, ca] = clusters.map(({ x }) => x);
      assert.ok(expired !== undefined && soon !== undefined && ca !== undefined);
      assert.ok(expired < todayX && todayX < soon && soon < zoneX && zoneX < caZoneX && caZoneX < ca);
    }
  });

  it('writes no tick over another, nor over today', () => {
    for (const width of [320, 1000, 3000]) {
      const { ticks, todayX } = layoutTimeline([item(-4000), item(4000)], { ...OPTIONS, width });
      const xs = [todayX, ...ticks.map(({ x }) => x)].sort((a, b) => a - b);
      for (const [at, x] of xs.entries()) assert.ok(at === 0 || x - (xs[at - 1] ?? 0) >= 58);
    }
  });

  it('knows which one ends next, be it a CA', () => {
    const items = [item(-3), item(40), item(9, { isAuthority: true })];
    assert.deepEqual(layoutTimeline(items, OPTIONS).next?.items[0]?.id, '9');
    assert.equal(layoutTimeline([item(-3)], OPTIONS).next, undefined);
  });

  it('puts the label of a mark on the side with more room', () => {
    assert.deepEqual([labelAnchor(400, 1000), labelAnchor(560, 1000)], ['start', 'end']);
  });

  it('bears nothing at all, and no room at all', () => {
    assert.deepEqual(counts([]), []);
    assert.equal(counts([item(1)], { ...OPTIONS, width: 0 }).length, 1);
  });
});
