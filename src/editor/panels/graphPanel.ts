import * as vscode from 'vscode';
import {
  drawGraph,
  drawSteps,
  graphSource,
  type Location,
  type Picture,
  type Report,
  shownPicture,
  shownSteps,
  untrusted,
} from '../../core/index.ts';
import type { FromWebview, ImageFormat, WebviewContent } from '../../webview/protocol/messages.ts';
import { readRequest } from '../../webview/protocol/readMessage.ts';
import { inFirstFolder } from '../files/inFirstFolder.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { COMMANDS, PANELS } from '../manifest/ids.ts';
import { language } from '../text/language.ts';
import { showSaved } from '../text/savedNotice.ts';
import { shownNotice } from '../text/shown.ts';
import { graphHtml } from './graphHtml.ts';
import { localizedSteps } from './localizedTime.ts';
import { SinglePanel } from './singlePanel.ts';
import { timeRange } from './timeRange.ts';
import type { VerdictTimes } from './verdictTimes.ts';

type TimeContent = Extract<WebviewContent, { kind: 'time' }>;
type SaveRequest = Extract<FromWebview, { kind: 'save' }>;

/** The content that the panel reported to be on the screen. */
export type DrawnPicture = Omit<Extract<FromWebview, { kind: 'drawn' }>, 'kind' | 'request'>;

/** The panel Connection Graph, drawn from each report. */
export class GraphPanel implements vscode.Disposable {
  readonly #drawn = new vscode.EventEmitter<DrawnPicture>();
  /** Fires when a picture is on the screen. */
  readonly onDidDraw = this.#drawn.event;
  readonly #inspection: Inspection;
  readonly #panel: SinglePanel<FromWebview, WebviewContent>;
  readonly #disposables: vscode.Disposable;
  readonly #times: VerdictTimes;
  #places: ReadonlyMap<string, Location> = new Map();
  #shown: { readonly report: Report; readonly picture: Picture } | undefined;

  constructor(inspection: Inspection, times: VerdictTimes, log: vscode.LogOutputChannel, extension: vscode.Uri) {
    this.#inspection = inspection;
    this.#times = times;
    const page = {
      type: PANELS.connectionGraph,
      name: 'Connection Graph',
      title: () => vscode.l10n.t('Connection Graph'),
      // Loaded when a panel is opened, not with the extension.
      html: (webview: vscode.Webview, uri: vscode.Uri) => graphHtml(webview, uri),
      read: readRequest,
      draw: () => this.#draw(),
      serve: (request: FromWebview) => this.#serve(request),
      onFailed: ({ kind }: FromWebview, error: string) => {
        if (kind !== 'failed') vscode.window.showWarningMessage(shownNotice(untrusted(error)));
      },
    };
    this.#panel = new SinglePanel(page, log, extension);
    this.#disposables = vscode.Disposable.from(
      this.#drawn,
      this.#panel,
      inspection.onDidChange(() => this.#panel.draw()),
    );
  }

  show(): void {
    this.#panel.show();
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #serve(request: FromWebview): Promise<string | undefined> {
    switch (request.kind) {
      case 'ready':
        return undefined;
      case 'drawn': {
        const { revision, boxes, edges } = request;
        this.#drawn.fire({ revision, boxes, edges });
        return undefined;
      }
      case 'open': {
        const place = this.#places.get(request.id);
        if (!place) return vscode.l10n.t('This is no longer in the scanned files.');
        const { uri, span } = place;
        await vscode.commands.executeCommand(COMMANDS.openPlace, uri, span.start, span.end);
        return undefined;
      }
      case 'time': {
        const content = await this.timeContent();
        if (content) this.#panel.send(content);
        return undefined;
      }
      case 'save':
        await saveImage(request);
        return undefined;
      case 'failed':
        return request.message;
    }
  }

  /** The effect of time alone on the picture on the screen; undefined while there is none. */
  async timeContent(): Promise<TimeContent | undefined> {
    const { report, picture } = this.#shown ?? {};
    if (!report || !picture) return undefined;
    const steps = await this.#times.stepsOf(report);
    return {
      kind: 'time',
      revision: report.revision,
      steps: localizedSteps(steps, language()),
      changes: shownSteps(drawSteps(picture, report, steps), language()),
    };
  }

  #draw(): WebviewContent | undefined {
    const { report } = this.#inspection;
    if (!report) return undefined;
    const { picture, places } = drawGraph(graphSource(report));
    this.#places = places;
    this.#shown = { report, picture };
    return {
      kind: 'picture',
      revision: report.revision,
      picture: shownPicture(picture, language()),
      time: timeRange(report),
    };
  }
}

/** Asks where to save the picture and writes it there, and nowhere else. */
async function saveImage({ format, bytes, date }: SaveRequest): Promise<void> {
  const name = `connection-graph${date === undefined ? '' : `-${date}`}.${format}`;
  const target = await vscode.window.showSaveDialog({
    ...inFirstFolder(name),
    filters: { [kindText(format)]: [format] },
  });
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, bytes);
  showSaved(vscode.l10n.t('Graph saved.'), target);
}

function kindText(format: ImageFormat): string {
  return format === 'svg' ? vscode.l10n.t('SVG image') : vscode.l10n.t('PNG image');
}
