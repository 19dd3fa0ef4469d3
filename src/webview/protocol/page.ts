import type { Rendered } from '../../core/model/text/rendered.ts';
import type * as comparison from '../../core/presentation/describe/comparison.ts';
import type * as page from '../../core/presentation/details/page.ts';

/** The certificate viewer's page and its parts, with their texts written out. */
export type ViewerPage = Rendered<page.ViewerPage>;

export type ViewerNote = Rendered<page.ViewerNote>;

export type ViewerTab = Rendered<page.ViewerTab>;

export type ViewerItem = Rendered<page.ViewerItem>;

export type ViewerValidity = Rendered<page.ViewerValidity>;

export type ViewerSection = Rendered<page.ViewerSection>;

export type ViewerRow = Rendered<page.ViewerRow>;

export type ViewerLink = Rendered<page.ViewerLink>;

export type ViewerFinding = Rendered<page.ViewerFinding>;

export type ViewerExtension = Rendered<page.ViewerExtension>;

export type { Difference } from '../../core/presentation/describe/comparison.ts';

/** Two certificates side by side, the same way. */
export type Comparison = Rendered<comparison.Comparison>;

export type ComparisonRow = Rendered<comparison.ComparisonRow>;

export type ComparisonMember = Rendered<comparison.ComparisonMember>;
