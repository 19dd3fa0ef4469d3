import { type AuditInput, htmlReport, jsonReport, jsonText, markdownReport, sarifReport } from '../../core/index.ts';

const REPORT_FORMATS = ['markdown', 'html', 'sarif', 'json'] as const;

export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** The report of the workspace in one format. */
export async function reportText(format: ReportFormat, input: AuditInput): Promise<string> {
  switch (format) {
    case 'markdown':
      return markdownReport(input);
    case 'html':
      return htmlReport(input);
    case 'sarif':
      return sarifReport({ ...input, withSuppressed: true });
    case 'json':
      return jsonText(jsonReport(input.report, input.roots, input.pathOf));
  }
}
