import type { Rendered } from '../../core/model/text/rendered.ts';
import type * as view from '../../core/presentation/expiration/expirationView.ts';

/** The rows of the expiration report, with their texts written out. */
export type ShownExpirations = Rendered<view.ShownExpirations>;
export type ShownExpiration = Rendered<view.ShownExpiration>;
