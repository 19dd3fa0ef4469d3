import { parseUrls, urlHost } from '../../kubernetes/values/flagValue.ts';
import type { NodeView } from '../../model/node.ts';
import { type TalosContext, talosContexts, talosCredentials } from '../lookup/talosContexts.ts';
import type { ConnectingSide, ListeningSide, Target } from '../side/side.ts';
import type { Participant } from './participant.ts';

/**
 * talosctl as each context of a talosconfig sets it up, and apid of the machines, which issues its certificate by `machine.ca`, and requires one of
 * that CA or of `machine.acceptedCAs` (siderolabs/talos, internal/app/apid and pkg/machinery/client; docs.siderolabs.com, Talos, "PKI").
 */
export const talos: Participant = {
  connects: (node) => talosContexts(node).map((context) => toMachine(node, context)),
  listens: (node) => talosContexts(node).flatMap((context) => serves(node, context)),
};

/** The port of apid. */
const PORT = 50_000;

function toMachine(node: NodeView, context: TalosContext): ConnectingSide {
  const { config, trusted, pair } = context;
  const { uri } = config;
  return {
    does: 'connects',
    service: 'talos',
    end: { component: 'talosctl', uri, node: node.id, part: context.name },
    of: clusterOf(context),
    at: { uri, span: trusted.span },
    evidence: 'corroborated',
    targets: targetsOf(context),
    asksFor: [],
    presents: {
      certificate: pair?.certificate && talosCredentials(pair.certificate, config),
      key: pair?.key && talosCredentials(pair.key, config),
      evidence: 'configured',
    },
    trusts: talosCredentials(trusted, config),
  };
}

/** Any machine answers, also for the others. */
function targetsOf({ config: { uri }, endpoints }: TalosContext): readonly Target[] {
  return endpoints.flatMap(({ value, span }): readonly Target[] => {
    const [url] = parseUrls(`https://${urlHost(value)}:${PORT}`);
    return url ? [{ url, asks: { value: url.host, at: { uri, span } } }] : [];
  });
}

/** The machines of the context as one server: each has the same CAs, unless they are being replaced. */
function serves(node: NodeView, context: TalosContext): readonly ListeningSide[] {
  const { machineTrust: trusts, accepting } = context;
  const [machine] = context.machines;
  if (!trusts || !machine) return [];
  return [
    {
      does: 'listens',
      service: 'talos',
      end: { component: 'talos', uri: trusts.uri, node: node.id },
      of: clusterOf(context),
      at: trusts.at,
      evidence: 'corroborated',
      pairs: [],
      trusts,
      demand: 'required',
      // A CA that is being replaced is accepted before or after it issues.
      ...(accepting.length === 0 && { issuer: talosCredentials(machine.issuing, machine.document) }),
      advertises: [],
    },
  ];
}

function clusterOf({ config, name }: TalosContext): string {
  return JSON.stringify([config.uri, name]);
}
