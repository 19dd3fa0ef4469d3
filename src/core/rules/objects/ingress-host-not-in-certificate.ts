import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { goQuote } from '../../formats/go/quote.ts';
import { commonName } from '../../formats/x509/subjectNames.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import type { Located } from '../../model/documents/located.ts';
import type { TlsServerDocument } from '../../model/documents/objects.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { goErrorText } from '../../trust/goErrorText.ts';
import { asciiLower, matchesPattern } from '../../trust/hostname.ts';
import type { SecretPair } from '../../uses/side/hostServer.ts';
import { hostServersOf } from '../../uses/views/hostServers.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule, type IssueOf, perNode } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { isBelowWildcard, isForHost, servedNames } from '../subjects/coveredHosts.ts';
import { secretName } from '../subjects/tlsSecrets.ts';
import { type CoversHost, hostPlaces, type UncoveredHosts, uncoveredHosts } from '../subjects/uncoveredHosts.ts';

type IngressIssue = IssueOf<(typeof OBJECTS)['ingress-host-not-in-certificate']>;

/**
 * A host of an Ingress whose Secret is for others (kubernetes/ingress-nginx, internal/ingress/controller/controller.go, createServers and
 * extractTLSSecretName; certificate.go, verifyHostname).
 */
export const ingressHostNotInCertificate = defineRule(OBJECTS['ingress-host-not-in-certificate'], {
  *check(node) {
    const covers = (...given: Parameters<CoversHost>) => isCovered(node, ...given);
    for (const served of uncoveredHosts(node, ['ingress'], covers)) yield hostIssue(node, served);
    for (const { hosts, pairs } of openPairs(node)) {
      const [{ server, reference, secret, leaf }] = pairs;
      if (pairs.some((one) => hosts.some(({ value }) => covers(one.leaf.certificate, value, server)))) continue;
      yield {
        message: 'none',
        data: {
          secret: secretName(secret),
          names: servedNames(leaf.certificate),
          ingress: server.name,
          host: hosts[0].value,
        },
        at: { uri: server.uri, span: reference.span },
        related: [relatedPlace(placeOf(leaf), phrase('The certificate'))],
        severity: 'warning',
      };
    }
  },
});

function hostIssue(node: NodeView, served: UncoveredHosts): IngressIssue {
  const { host, pair, byWildcard } = served;
  const { server, secret, leaf } = pair;
  const { certificate } = leaf;
  const at = { uri: server.uri, span: host.span };
  const related = hostPlaces(served);
  const data = { host: host.value, secret: secretName(secret), names: servedNames(certificate) };
  const error = goErrorText({ kind: 'hostname', certificate, host: host.value });
  // A host that only a wildcard names gets the default certificate in silence.
  const controller = byWildcard ? 'other' : controllerOf(node, server);
  if (controller === 'other') return { message: 'other', data, at, related, severity: 'warning' };
  if (matchesPattern(commonName(certificate), host.value)) {
    return { message: 'commonName', data: { ...data, error }, at, related, severity: 'warning' };
  }
  const log = { ...data, log: logged(server, secret.name, host.value, error) };
  if (controller === 'unknown') return { message: 'unknown', data: log, at, related, severity: 'warning' };
  return { message: 'nginx', data: log, at, related };
}

/** The pairs of an Ingress, those for any host first, with the hosts of its rules that no entry names. */
interface OpenPairs {
  readonly hosts: readonly [Located<string>, ...Located<string>[]];
  readonly pairs: readonly [SecretPair, ...SecretPair[]];
}

/** The pairs of each Ingress that has an entry for any host, and whose hosts and certificates are all known. */
function openPairs(node: NodeView): readonly OpenPairs[] {
  return [...hostServersOf(node)].flatMap(([{ routedHosts, routesOthers }, entries]): readonly OpenPairs[] => {
    if (!routedHosts || routesOthers || entries.some(({ pairs }) => pairs.length === 0)) return [];
    const open = entries.filter(({ binding }) => binding.hosts.length === 0);
    const named = new Set(entries.flatMap(({ asked }) => asked.map(({ host }) => asciiLower(host.value))));
    const [first, ...others] = routedHosts.filter(({ value }) => !named.has(asciiLower(value)));
    const listed = entries.filter(({ binding }) => binding.hosts.length > 0);
    const [pair, ...more] = [...open, ...listed].flatMap(({ pairs }) => pairs);
    return open.length > 0 && first && pair ? [{ hosts: [first, ...others], pairs: [pair, ...more] }] : [];
  });
}

/** The warning that precedes the default certificate; the error alone where the namespace is open. */
function logged({ namespace }: TlsServerDocument, secret: string, host: string, error: string): string {
  if (namespace === undefined) return error;
  return `Unexpected error validating SSL certificate ${goQuote(`${namespace}/${secret}`)} for server ${goQuote(host)}: ${error}`;
}

/** ingress-nginx compares a wildcard as text; for others a certificate of one host below it may be meant. */
function isCovered(node: NodeView, certificate: Certificate, host: string, server: TlsServerDocument): boolean {
  if (isForHost(certificate, host)) return true;
  return host.startsWith('*.') && controllerOf(node, server) !== 'nginx' && isBelowWildcard(certificate, host);
}

/**
 * Whose Ingress it is: by the IngressClass of its class, which is that of Ingresses without one if it is the default; else by annotations that
 * one controller alone reads, there or on another Ingress of the class, and by the name of the class.
 */
type Controller = 'nginx' | 'other' | 'unknown';

function controllerOf(node: NodeView, server: TlsServerDocument): Controller {
  return controllers(node).get(server) ?? 'unknown';
}

const controllers = perNode((node): ReadonlyMap<TlsServerDocument, Controller> => {
  const servers = objectsOf(node, 'tlsServer').map(({ document }) => document);
  return new Map(servers.map((server) => [server, readController(node, server)]));
});

function readController(node: NodeView, { className, annotations }: TlsServerDocument): Controller {
  const served = classControllers(node).get(className);
  if (served !== undefined) return served;
  const isForeign = [...annotations].some((key) => OTHERS.test(key)) || foreignClasses(node).has(className);
  if (isForeign) return 'other';
  if (className === undefined) return [...annotations].some((key) => NGINX.test(key)) ? 'nginx' : 'unknown';
  return /nginx/i.test(className) ? 'nginx' : 'other';
}

const foreignClasses = perNode((node): ReadonlySet<string | undefined> => {
  const classes = new Set<string | undefined>();
  for (const { document } of objectsOf(node, 'tlsServer')) {
    const { className, annotations } = document;
    if (className !== undefined && [...annotations].some((key) => OTHERS.test(key))) classes.add(className);
  }
  return classes;
});

/** By the name of the class, undefined for the default; absent if the workspace does not say, or says different things. */
const classControllers = perNode((node): ReadonlyMap<string | undefined, Controller> => {
  const found = new Map<string | undefined, Controller>();
  for (const { document } of objectsOf(node, 'ingressClass')) {
    const controller = INGRESS_NGINX.test(document.controller) ? 'nginx' : 'other';
    for (const name of document.isDefault ? [document.name, undefined] : [document.name]) {
      found.set(name, (found.get(name) ?? controller) === controller ? controller : 'unknown');
    }
  }
  return found;
});

/** The chart's name for it, to which people add theirs for a second one: k8s.io/internal-ingress-nginx. */
const INGRESS_NGINX = /^k8s\.io\/.*ingress-nginx/;

const NGINX = /^nginx\.ingress\.kubernetes\.io\//;

/** F5's controller, whose class is "nginx" as well, Traefik, HAProxy, Kong, Contour, Google's and Azure's. */
const OTHERS =
  /^(?:nginx\.(?:org|com)\/|(?:appprotect|appprotectdos)\.f5\.com\/|(?:router\.)?traefik\.|haproxy|ingress\.kubernetes\.io\/|konghq\.com\/|projectcontour\.io\/|(?:networking|cloud)\.(?:gke|google)|appgw\.)/;
