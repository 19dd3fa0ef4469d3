import type * as view from '../../core/presentation/expiration/expirationView.ts';
import type { Rendered } from './page.ts';

/** The rows of the expiration report, with their texts written out. */
export type ShownExpirations = Rendered<view.ShownExpirations>;
export type ShownExpiration = Rendered<view.ShownExpiration>;
