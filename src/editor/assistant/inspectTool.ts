import * as vscode from 'vscode';
import { assistantText, explainMessages } from '../../core/index.ts';
import type { Inspection } from '../inspection/inspection.ts';
import { TOOLS } from '../manifest/ids.ts';
import { auditInput } from '../reports/auditInput.ts';
import { readInspectInput, readMessageInput } from './inspectInput.ts';

/** Enough for the findings of several nodes, and little enough to leave a model room to think. Characters. */
const MAX_LENGTH = 24_000;

/** Fewer would hold no finding. */
const MIN_LENGTH = 4_000;

/** JSON and names from certificates take about so many characters a token. */
const CHARACTERS_PER_TOKEN = 3;

const HIDDEN =
  'This workspace is an exercise. Its findings and connections are hidden until the person runs "Show All Answers". Give hints, not answers.';

/** Lets a chat read the report. It is asked for by name or by the model, and each time the person is asked first. */
export class InspectTool implements vscode.LanguageModelTool<object> {
  readonly #inspection: Inspection;

  constructor(inspection: Inspection) {
    this.#inspection = inspection;
  }

  prepareInvocation(): vscode.PreparedToolInvocation {
    return {
      invocationMessage: vscode.l10n.t('Reading the Kubernetes PKI report'),
      confirmationMessages: {
        title: vscode.l10n.t('Read the Kubernetes PKI report?'),
        message: vscode.l10n.t(
          "The findings, paths, connections and certificate names in this workspace are sent to the chat's language model. The report contains no private keys, tokens or passwords.",
        ),
      },
    };
  }

  async invoke({
    input,
    tokenizationOptions,
  }: Pick<
    vscode.LanguageModelToolInvocationOptions<object>,
    'input' | 'tokenizationOptions'
  >): Promise<vscode.LanguageModelToolResult> {
    if (!this.#inspection.report) await this.#inspection.refresh();
    const { report } = this.#inspection;
    if (!report || report.files.size === 0)
      return textResult('The workspace contains no certificates or Kubernetes files.');
    if (this.#inspection.exercise.hidesAnswers) return textResult(HIDDEN);
    const wanted = (tokenizationOptions?.tokenBudget ?? Number.POSITIVE_INFINITY) * CHARACTERS_PER_TOKEN;
    const limit = Math.max(MIN_LENGTH, Math.min(MAX_LENGTH, wanted));
    const explained = await explainMessages(readMessageInput(input), { report });
    const audit = await auditInput(this.#inspection, report);
    return textResult(assistantText(audit, readInspectInput(input), limit, explained));
  }
}

/** Does nothing in an editor that knows no such tools. */
export function registerInspectTool(tool: InspectTool): vscode.Disposable {
  const models: Partial<typeof vscode.lm> | undefined = vscode.lm;
  return models?.registerTool?.(TOOLS.inspect, tool) ?? vscode.Disposable.from();
}

function textResult(text: string): vscode.LanguageModelToolResult {
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
}
