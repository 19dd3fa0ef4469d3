/** Tries what is cut off, to show that it is. */
import { execFileSync } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { writeFileSync } from 'node:fs';
import { mkdtemp, open, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { connect } from 'node:net';
import { Worker } from 'node:worker_threads';

const attempts: Readonly<Record<string, () => unknown>> = {
  execFileSync: () => execFileSync('true'),
  lookup: () => lookup('localhost'),
  writeFileSync: () => writeFileSync('/tmp/never', ''),
  writeFile: () => writeFile('/tmp/never', ''),
  open: () => open('/tmp/never', 'w'),
  mkdtemp: () => mkdtemp('/tmp/never'),
  get: () => get('http://127.0.0.1:1'),
  connect: () => connect(1),
  Worker: () => new Worker('0', { eval: true }),
  fetch: () => fetch('http://127.0.0.1:1'),
};
for (const [name, attempt] of Object.entries(attempts)) {
  const outcome = await Promise.resolve()
    .then(attempt)
    .then(
      () => 'went through',
      () => 'refused',
    );
  process.stdout.write(`${name}: ${outcome}\n`);
}
