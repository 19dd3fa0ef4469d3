import * as vscode from 'vscode';
import {
  type Artifact,
  artifactDetail,
  artifactName,
  type CertificateField,
  certificateFields,
  type DecodedFile,
  type DescribeContext,
  describeContext,
  joined,
  type KubeconfigDocument,
  nodeOf,
  phrase,
  type Span,
  shownFiles,
  type Text,
  untrusted,
  yamlPathOf,
} from '../../core/index.ts';
import { toRange } from '../conversion/convert.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { shown, shownOutlineLabel } from '../text/shown.ts';
import type { Providers } from './providers.ts';
import { isVisibleChanged, registerAgain } from './registerAgain.ts';

/** Lists blocks, fields and kubeconfig entries in the outline, under a separate heading next to that of the language. */
export function registerSymbols(inspection: Inspection, providers: Providers): vscode.Disposable {
  const provider: vscode.DocumentSymbolProvider = {
    provideDocumentSymbols(document) {
      const { report, settings } = inspection;
      const uri = document.uri.toString();
      if (!report?.files.has(uri)) return undefined;
      return shownFiles(report, uri).flatMap((file) => {
        const node = nodeOf(report, file.uri);
        return node ? symbolsOf(file, describeContext(node, report.now, settings)) : [];
      });
    },
  };
  const label = vscode.l10n.t('Kubernetes PKI');
  return providers.registerForPki((selector) => {
    const register = () => vscode.languages.registerDocumentSymbolProvider(selector, provider, { label });
    // The other outlines of a document are made again with ours: not without need.
    return registerAgain(inspection, register, isVisibleChanged);
  });
}

function symbolsOf(file: DecodedFile, context: DescribeContext): vscode.DocumentSymbol[] {
  const kubeconfigs = file.documents.filter((document) => document.kind === 'kubeconfig');
  const fields = certificateFields(file);
  const isListed = ({ span }: CertificateField) => kubeconfigs.some((kubeconfig) => encloses(kubeconfig.span, span));
  const blocks = file.artifacts.filter((artifact) => yamlPathOf(artifact) === undefined);
  return [
    ...kubeconfigs.flatMap((kubeconfig) => entrySymbols(kubeconfig, fields, file, context)),
    ...fields.filter((field) => !isListed(field)).map((field) => fieldSymbol(field, field.label, file, context)),
    ...blocks.map((block) => blockSymbol(block, file, context)),
  ];
}

/** Clusters, users and contexts, with what they hold. */
function entrySymbols(
  { clusters, users, contexts }: KubeconfigDocument,
  fields: readonly CertificateField[],
  file: DecodedFile,
  context: DescribeContext,
): vscode.DocumentSymbol[] {
  const entry = (label: Text, span: Span, detail?: Text) => {
    const symbol = symbolOf(label, detail, vscode.SymbolKind.Module, file, span);
    symbol.children = fields
      .filter((field) => encloses(span, field.span))
      .map((field) => fieldSymbol(field, untrusted(field.name), file, context));
    return symbol;
  };
  return [
    ...clusters.map(({ name, server, span }) =>
      entry(phrase('cluster {name}', { name }), span, server && untrusted(server.value)),
    ),
    ...contexts.map(({ name, cluster, user, span }) =>
      entry(phrase('context {name}', { name }), span, joined([cluster?.value ?? '', user?.value ?? ''], ' ')),
    ),
    ...users.map(({ name, span }) => entry(phrase('user {name}', { name }), span)),
  ];
}

function fieldSymbol(
  field: CertificateField,
  name: Text,
  file: DecodedFile,
  context: DescribeContext,
): vscode.DocumentSymbol {
  const [first, ...others] = field.artifacts;
  const kind = first ? kindOf(first) : vscode.SymbolKind.Field;
  const symbol = symbolOf(name, first && fieldDetail(first, context), kind, file, field.extent, field.span);
  if (first && others.length > 0) symbol.children = field.artifacts.map((one) => blockSymbol(one, file, context));
  return symbol;
}

function fieldDetail(artifact: Artifact, { now }: DescribeContext): Text {
  const detail = artifactDetail(artifact, now);
  return joined([artifactName(artifact), ...(detail === undefined ? [] : [detail])], ' · ');
}

function blockSymbol(artifact: Artifact, file: DecodedFile, { now }: DescribeContext): vscode.DocumentSymbol {
  return symbolOf(artifactName(artifact), artifactDetail(artifact, now), kindOf(artifact), file, artifact.origin.span);
}

function symbolOf(
  name: Text,
  detail: Text | undefined,
  kind: vscode.SymbolKind,
  file: DecodedFile,
  span: Span,
  selected: Span = span,
): vscode.DocumentSymbol {
  const range = toRange(file, span);
  const { start } = toRange(file, selected);
  const shownDetail = detail === undefined || shown(detail).trim() === '' ? '' : shownOutlineLabel(detail);
  return new vscode.DocumentSymbol(shownOutlineLabel(name), shownDetail, kind, range, new vscode.Range(start, start));
}

function kindOf({ kind }: Artifact): vscode.SymbolKind {
  if (kind === 'certificate') return vscode.SymbolKind.Object;
  return kind === 'privateKey' || kind === 'publicKey' ? vscode.SymbolKind.Key : vscode.SymbolKind.Struct;
}

function encloses(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
