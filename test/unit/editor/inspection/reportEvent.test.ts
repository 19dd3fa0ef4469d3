import assert from 'node:assert/strict';
import type { Report } from '../../../../src/core/index.ts';
import { ReportEvent } from '../../../../src/editor/inspection/reportEvent.ts';

const reportOf = (revision: number): Report => ({
  revision,
  now: 0,
  nextChange: undefined,
  nodes: [],
  files: new Map(),
  skipped: [],
  connections: [],
  findings: [],
  truncated: false,
});

/** Longer than a slice may be. */
function workLong(): void {
  const end = performance.now() + 20;
  while (performance.now() < end);
}

describe('the event of reports', () => {
  let reported: string[];
  let errors: unknown[];
  let paused: (() => void)[];
  let event: ReportEvent;
  const listener = (name: string) => (report: Report) => reported.push(`${name} ${report.revision}`);
  beforeEach(() => {
    reported = [];
    errors = [];
    paused = [];
    const pause = () => new Promise<void>((resolve) => paused.push(resolve));
    event = new ReportEvent((error) => errors.push(error), pause);
  });
  /** Ends each rest until the event is through; on a busy machine there may be more of them. */
  async function through(...fired: readonly Promise<void>[]): Promise<void> {
    let isThrough = false;
    const all = Promise.all(fired).then(() => {
      isThrough = true;
    });
    while (!isThrough) {
      paused.shift()?.();
      await Promise.resolve();
    }
    await all;
  }

  it('calls all listeners, in their order', async () => {
    event.event(listener('first'));
    event.event(listener('second')).dispose();
    event.event(listener('third'));
    await through(event.fire(reportOf(1)));
    assert.deepEqual(reported, ['first 1', 'third 1']);
  });

  it('calls the other listeners if one throws', async () => {
    event.event(() => {
      throw new Error('it broke');
    });
    event.event(listener('second'));
    await through(event.fire(reportOf(1)));
    assert.deepEqual(reported, ['second 1']);
    assert.match(String(errors), /it broke/);
  });

  it('rests after a listener that worked long', async () => {
    event.event(workLong);
    event.event(listener('second'));
    const fired = event.fire(reportOf(1));
    assert.deepEqual([reported, paused.length], [[], 1]);
    await through(fired);
    assert.deepEqual(reported, ['second 1']);
  });

  it('drops a report once there is a newer one', async () => {
    event.event(listener('first'));
    event.event(workLong);
    event.event(listener('third'));
    await through(event.fire(reportOf(1)), event.fire(reportOf(2)));
    assert.deepEqual(
      reported.filter((one) => one.startsWith('third')),
      ['third 2'],
    );
  });

  it('calls a listener that is added during a pause, because it has seen the previous report only', async () => {
    event.event(workLong);
    const last = event.event(listener('last'));
    const fired = event.fire(reportOf(1));
    event.event(listener('new'));
    last.dispose();
    await through(fired);
    assert.deepEqual(reported, ['new 1']);
  });

  it('calls no listener that was removed during a pause', async () => {
    event.event(workLong);
    const left = event.event(listener('second'));
    const fired = event.fire(reportOf(1));
    left.dispose();
    await through(fired);
    assert.deepEqual(reported, []);
  });
});
