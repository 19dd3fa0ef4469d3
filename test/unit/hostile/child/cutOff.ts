/** Takes network, processes, threads and writing away from the program that is started after it. */
import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';
import workers from 'node:worker_threads';

const WRITING =
  /^(?:write(?!v?$)|append|create(?!ReadStream)|mkdir|mkdtemp|rm|unlink|rename|copy|cp|link$|symlink|truncate|ftruncate|chmod|chown|lchmod|lchown|fchmod|fchown|utimes|futimes|lutimes|open(?=As|$|Sync))/;

/** Replaces a function by one that fails and writes its name to standard error, where the test looks. */
function refuse(owner: object, name: string, isAllowed: (args: readonly unknown[]) => boolean = () => false): void {
  const known: unknown = Reflect.get(owner, name);
  if (typeof known !== 'function') return;
  const refused = function (this: unknown, ...args: unknown[]): unknown {
    if (isAllowed(args)) return Reflect.apply(known, this, args);
    process.stderr.write(`CUT OFF: ${name}\n`);
    throw new Error(`cut off: ${name}`);
  };
  Reflect.set(owner, name, refused);
}

const refuseAll = (owner: object) => {
  for (const name of Object.keys(owner)) refuse(owner, name);
};

/** Reading opens files too. */
const { O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND } = fs.constants;
const opensForReading = ([, flags]: readonly unknown[]) =>
  typeof flags === 'number'
    ? (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND)) === 0
    : flags === undefined || flags === 'r';

/** Standard output and errors, which Node writes at once if they are files. */
const writesOutput = ([to]: readonly unknown[]) => to === 1 || to === 2;

for (const owner of [fs, fs.promises]) {
  for (const name of Object.keys(owner)) {
    const isAllowed = name.startsWith('open') ? opensForReading : name === 'writeSync' ? writesOutput : undefined;
    if (WRITING.test(name)) refuse(owner, name, isAllowed);
  }
}
for (const owner of [childProcess, dgram, dns, dns.promises]) refuseAll(owner);
for (const [owner, names] of [
  [net, ['connect', 'createConnection', 'createServer']],
  [tls, ['connect', 'createServer']],
  [http, ['request', 'get', 'createServer']],
  [https, ['request', 'get', 'createServer']],
  [http2, ['connect', 'createServer', 'createSecureServer']],
  [workers, ['Worker']],
  [globalThis, ['fetch', 'WebSocket', 'EventSource']],
] as const) {
  for (const name of names) refuse(owner, name);
}
refuse(net.Socket.prototype, 'connect');
syncBuiltinESMExports();
