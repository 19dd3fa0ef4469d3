import { execFile } from 'node:child_process';
import { ENVIRONMENT, programPath } from './environment.ts';

/** The output of a client, and whether it got its answer. */
export interface Answer {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Nothing a client does here takes longer. */
const TIMEOUT = 20_000;

/** Runs kubectl or etcdctl with nothing of the environment but the search path. `home` holds what it caches. */
export function runClient(command: 'kubectl' | 'etcdctl', args: readonly string[], home: string): Promise<Answer> {
  // The peers' port of an etcd keeps HTTP/2 for gRPC.
  const env = { ...ENVIRONMENT, HOME: home, DISABLE_HTTP2: 'true' };
  return new Promise((resolve, reject) => {
    execFile(programPath(command), args, { cwd: home, env, timeout: TIMEOUT }, (error, stdout, stderr) => {
      if (error && 'code' in error && error.code === 'ENOENT') reject(error);
      else resolve({ ok: error === null, stdout, stderr });
    });
  });
}
