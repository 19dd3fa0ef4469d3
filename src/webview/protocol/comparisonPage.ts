import type { Rendered } from '../../core/model/text/rendered.ts';
import type * as core from '../../core/presentation/comparison/comparisonPage.ts';

/** A comparison of two states and its parts, with their texts written out. */
export type ComparisonPage = Rendered<core.ComparisonPage>;
export type ComparedRestarts = Rendered<core.ComparedRestarts>;
export type PageUpgrade = Rendered<core.PageUpgrade>;
export type PageUpgradeItem = Rendered<core.PageUpgradeItem>;
export type PageComponent = Rendered<core.PageComponent>;
export type PageCause = Rendered<core.PageCause>;
export type PageConnection = Rendered<core.PageConnection>;
export type PageVerdict = Rendered<core.PageVerdict>;
export type PageState = Rendered<core.PageState>;
export type PageCertificate = Rendered<core.PageCertificate>;
export type PageExpiry = Rendered<core.PageExpiry>;
export type PageLink = Rendered<core.PageLink>;
