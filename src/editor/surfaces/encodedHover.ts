import * as vscode from 'vscode';
import { certificatePem, type DescribedText, describeEncodedAt, type Markdown, phrase } from '../../core/index.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { COMMANDS, SCHEMES } from '../manifest/ids.ts';
import { describeMarkdown, type MarkdownAction } from '../text/describeMarkdown.ts';
import { language } from '../text/language.ts';
import { certificateActions } from './placeActions.ts';

/** Texts of ours that are decoded already. */
const OWN: ReadonlySet<string> = new Set([SCHEMES.rule, SCHEMES.document, SCHEMES.decoded]);

export interface EncodedHover {
  readonly text: Markdown;
  readonly range: vscode.Range;
}

/** The content of the PEM, base64 or token under the mouse, in any text: it is decoded on demand, and not kept. */
export async function encodedHover(
  document: vscode.TextDocument,
  position: vscode.Position,
  { report, settings }: Inspection,
): Promise<EncodedHover | undefined> {
  if (OWN.has(document.uri.scheme)) return undefined;
  const place = await describeEncodedAt({
    text: document.getText(),
    uri: document.uri.toString(),
    offset: document.offsetAt(position),
    report,
    now: Date.now(),
    thresholds: settings,
  });
  if (!place) return undefined;
  const range = new vscode.Range(document.positionAt(place.span.start), document.positionAt(place.span.end));
  const actions = place.isEncoded ? actionsOf(place, document, range) : report ? certificateActions(report, place) : [];
  const text = describeMarkdown(place.description, [], actions, language());
  return { text, range };
}

/** It is in no report, so that only commands are offered that take a text or a place. */
function actionsOf(
  { artifacts }: DescribedText,
  { uri }: vscode.TextDocument,
  { start, end }: vscode.Range,
): readonly MarkdownAction[] {
  const text = {
    label: phrase('Text'),
    command: COMMANDS.decodeSelection,
    args: [uri.toString(), [start.line, start.character, end.line, end.character]],
    title: phrase('Open in openssl format'),
  };
  // A bootstrap token has no further content to open.
  if (artifacts.every((one) => one.kind === 'token' && one.token.kind === 'bootstrap')) return [];
  const found = artifacts.find((one) => one.kind === 'certificate');
  if (!found) return [text];
  const copy = {
    label: phrase('Copy as PEM'),
    command: COMMANDS.copyCommand,
    args: [certificatePem(found.certificate)],
    title: phrase('Copy the certificate as PEM'),
  };
  return [text, copy];
}
