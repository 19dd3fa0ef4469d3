import { type ComponentProcess, type LogLine, startComponent } from './componentProcess.ts';
import { type Program, programPath } from './environment.ts';
import { freePort } from './freePort.ts';

/** A server that answers as kube-apiserver, or why it does not start. */
export interface Apiserver {
  readonly process: ComponentProcess;
  readonly port: number;
  /** Its last words, after which it exits; undefined if it serves. */
  readonly failed?: string | undefined;
}

/** The program in the role of a node's API server: the front door, or in a sample kube-apiserver itself. */
export interface ApiserverProgram {
  /** Starts with those of the flags that the program knows; waits until it serves or gives up, or until it logs what is asked for. */
  start(flags: readonly string[], folder: string, until?: (line: LogLine) => boolean): Promise<Apiserver>;
}

/** How one of the programs is started. */
export interface ApiserverStart {
  readonly program: Program;
  readonly flags: readonly string[];
  readonly folder: string;
  /** Milliseconds until it serves or gives up. */
  readonly patience: number;
  until(line: LogLine): boolean;
}

export const isServing = ({ msg }: LogLine): boolean => msg.startsWith('Serving securely on ');

/** Starts a server that logs all it knows, on a free port. Throws if it neither serves nor exits as one that gives up. */
export async function startApiserver(start: ApiserverStart): Promise<Apiserver> {
  const port = await freePort();
  const process = startComponent({
    command: programPath(start.program),
    args: [`--secure-port=${port}`, '--v=5', ...start.flags],
    folder: start.folder,
    environment: { GRPC_GO_LOG_SEVERITY_LEVEL: 'info' },
    parseLine,
  });
  const line = await process.waitFor(start.until, 0, start.patience);
  const failed = process.exitError();
  if (line === undefined && failed === undefined) {
    await process.stop();
    throw new Error(`the API server does not serve: ${JSON.stringify(process.lines.at(-1))}`);
  }
  // Another program may have taken the port meanwhile.
  if (failed?.includes('address already in use')) {
    await process.stop();
    return startApiserver(start);
  }
  if (failed !== undefined && process.lines.every(({ level }) => level !== 'fatal')) {
    throw new Error(`exit code ${process.exitCode()}: ${JSON.stringify(process.lines.at(-1))}`);
  }
  return { process, port, failed };
}

/** "E1127 03:25:55.290195   16961 run.go:72] text". */
function parseLine(line: string): LogLine {
  const [, level = 'text', msg = line] = /^([IWEF])\d{4} \S+ +\d+ \S+\] (.*)$/.exec(line) ?? [];
  const failed = /^"command failed" err=(".*")$/.exec(msg)?.[1];
  return failed === undefined ? { level, msg } : { level: 'fatal', msg, error: JSON.parse(failed) as string };
}
