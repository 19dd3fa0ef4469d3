import type { IssuedCertificate } from '../../support/certificates.ts';
import { contextText, machineText, type TalosCa } from '../../support/talosText.ts';

type Workspaces = Readonly<Record<string, (count: number) => Readonly<Record<string, string>>>>;

const many = (count: number, line: (at: number) => string) => Array.from({ length: count }, (_, at) => line(at));

/** Contexts of a talosconfig and machines, which know each other by all names that they have in common, and by their CA. */
export function growingTalos(ca: IssuedCertificate, client: TalosCa): Workspaces {
  const config = (count: number, endpoints: (at: number) => readonly string[]) =>
    `contexts:\n${many(count, (at) => contextText(`c${at}`, ca, client, endpoints(at))).join('')}`;
  const machines = (count: number, names: (at: number) => readonly string[], cluster: (at: number) => string) =>
    many(count, (at) =>
      machineText({
        machineCa: { certificate: ca },
        machine: [`certSANs: [${names(at).join(', ')}]`, `network: { hostname: cp-${at} }`],
        cluster: [cluster(at)],
      }),
    ).join('---\n');
  const both = (first: string, second: string) => ({ talosconfig: first, 'machines.yaml': second });
  const unnamed = () => 'network: {}';
  return {
    'contexts and machines of a cluster each': (count) =>
      both(
        config(count, (at) => [`a${at}.example.com`]),
        machines(
          count,
          (at) => [`a${at}.example.com`],
          (at) => `clusterName: c${at}`,
        ),
      ),
    'contexts and machines of one address': (count) =>
      both(
        config(count, () => ['10.0.0.1']),
        machines(count, () => ['10.0.0.1'], unnamed),
      ),
    'contexts and machines of an address each': (count) =>
      both(
        config(count, (at) => [`10.0.0.${at}`]),
        machines(count, (at) => [`10.0.0.${at}`], unnamed),
      ),
    'contexts and machines of one CA': (count) =>
      both(
        config(count, (at) => [`wrong${at}.example.com`]),
        machines(count, (at) => [`a${at}.example.com`], unnamed),
      ),
    'endpoints of a context': (count) =>
      both(
        config(1, () => many(count, (at) => `10.0.0.${at}`)),
        machines(count, (at) => [`10.0.0.${at}`], unnamed),
      ),
  };
}
