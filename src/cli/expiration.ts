import { expirationTable } from '../core/index.ts';
import { inspectDirectories } from './inspectDirectories.ts';
import { parseExpirationOptions } from './options.ts';

/** `expiration DIR...`: the table of `kubeadm certs check-expiration`, read from the files alone. */
export async function expiration(args: readonly string[]): Promise<number> {
  const { directories, now } = parseExpirationOptions(args);
  const { report } = await inspectDirectories(directories, now);
  process.stdout.write(expirationTable(report, report.now));
  return 0;
}
