import * as vscode from 'vscode';
import { type ExpirationReport, type Report, shownExpirations } from '../../core/index.ts';
import type { ExpirationContent, FromExpiration } from '../../webview/protocol/expirationMessages.ts';
import { readExpirationRequest } from '../../webview/protocol/readExpirationMessage.ts';
import { expirationOf, expirationSummaryOf } from '../inspection/expirationOf.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { COMMANDS, PANELS } from '../manifest/ids.ts';
import { loadingBody, pageHtml } from '../pages/pageHtml.ts';
import { language } from '../text/language.ts';
import { shown } from '../text/shown.ts';
import { expirationWords, summarySentences } from './expirationWords.ts';
import { localizedExpirations } from './localizedExpirations.ts';
import { localizedSteps } from './localizedTime.ts';
import { saveExpiration } from './saveExpiration.ts';
import { SinglePanel } from './singlePanel.ts';
import { timeRange } from './timeRange.ts';
import type { VerdictTimes } from './verdictTimes.ts';

type TimeContent = Extract<ExpirationContent, { kind: 'time' }>;

/** The content that the page reported to be on the screen. */
export type DrawnExpirations = Omit<Extract<FromExpiration, { kind: 'drawn' }>, 'kind' | 'request'>;

/** The panel Certificate Expiration, drawn from each report. */
export class ExpirationPanel implements vscode.Disposable {
  readonly #drawn = new vscode.EventEmitter<DrawnExpirations>();
  /** Fires when rows are on the screen. */
  readonly onDidDraw = this.#drawn.event;
  readonly #inspection: Inspection;
  readonly #panel: SinglePanel<FromExpiration, ExpirationContent>;
  readonly #disposables: vscode.Disposable;
  #shown: ExpirationReport | undefined;

  readonly #times: VerdictTimes;
  #drawnReport: Report | undefined;

  constructor(inspection: Inspection, times: VerdictTimes, log: vscode.LogOutputChannel, extension: vscode.Uri) {
    this.#inspection = inspection;
    this.#times = times;
    const page = {
      type: PANELS.expiration,
      name: 'Certificate Expiration',
      title: () => vscode.l10n.t('Certificate Expiration'),
      html: expirationHtml,
      read: readExpirationRequest,
      draw: () => this.#draw(),
      serve: (request: FromExpiration) => this.#serve(request),
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

  async #serve(request: FromExpiration): Promise<string | undefined> {
    switch (request.kind) {
      case 'ready':
        return undefined;
      case 'drawn': {
        const { revision, rows, clusters } = request;
        this.#drawn.fire({ revision, rows, clusters });
        return undefined;
      }
      case 'open': {
        const place = this.#entry(request.id)?.at;
        if (!place) return GONE();
        await vscode.commands.executeCommand(COMMANDS.openPlace, place.uri, place.span.start, place.span.end);
        return undefined;
      }
      case 'copy': {
        const { command, warnings = [] } = this.#entry(request.id)?.renewal ?? {};
        if (command === undefined) return GONE();
        await vscode.commands.executeCommand(COMMANDS.copyCommand, command, ...warnings.map(shown));
        return undefined;
      }
      case 'save':
        if (!this.#shown) return GONE();
        await saveExpiration(request.format, this.#shown);
        return undefined;
      case 'time': {
        const content = await this.timeContent();
        if (content) this.#panel.send(content);
        return undefined;
      }
      case 'text':
        await vscode.commands.executeCommand(COMMANDS.openExpirationText);
        return undefined;
      case 'failed':
        return request.message;
    }
  }

  /** The effect of time alone on the connections of the report on the screen; undefined while there is none. */
  async timeContent(): Promise<TimeContent | undefined> {
    const report = this.#drawnReport;
    if (!report) return undefined;
    return {
      kind: 'time',
      revision: report.revision,
      steps: localizedSteps(await this.#times.stepsOf(report), language()),
    };
  }

  #entry(id: string) {
    const { certificates = [], authorities = [] } = this.#shown ?? {};
    return certificates.find((one) => one.id === id) ?? authorities.find((one) => one.id === id);
  }

  #draw(): ExpirationContent | undefined {
    const { report, settings } = this.#inspection;
    if (!report) return undefined;
    const expirations = expirationOf(report, settings);
    this.#shown = expirations;
    this.#drawnReport = report;
    const { now, nodes, thresholds } = expirations;
    return {
      kind: 'expirations',
      ...localizedExpirations(shownExpirations(expirations), language()),
      revision: report.revision,
      now,
      warningDays: thresholds.warningDays,
      caWarningDays: thresholds.caWarningDays,
      summary: summarySentences(expirations, expirationSummaryOf(report, settings)),
      severalNodes: nodes.length > 1,
      words: expirationWords(),
      time: { ...timeRange(report), until: lastOf(expirations) },
    };
  }
}

/** The last expiry in the tables; undefined without any. */
function lastOf({ certificates, authorities }: ExpirationReport): number | undefined {
  const ends = [...certificates, ...authorities].flatMap(({ certificate }) => certificate?.notAfter ?? []);
  return ends.reduce<number | undefined>((last, end) => (last === undefined || end > last ? end : last), undefined);
}

const GONE = () => vscode.l10n.t('This is no longer in the scanned files.');

function expirationHtml(webview: vscode.Webview, extension: vscode.Uri): string {
  const title = vscode.l10n.t('Certificate Expiration');
  const body = loadingBody(vscode.l10n.t('Scanning files…'));
  return pageHtml(webview, extension, { title, name: 'expiration', body });
}
