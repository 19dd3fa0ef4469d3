import { K0S_LAYOUT } from './k0sLayout.ts';
import { KUBEADM_LAYOUT } from './kubeadmLayout.ts';
import type { ImpliedFlag, PkiLayout } from './pkiLayout.ts';
import { K3S_LAYOUT, RKE2_LAYOUT } from './rancherLayout.ts';
import { RKE_LAYOUT } from './rkeLayout.ts';

/** The installers whose file names imply flags. */
export const PKI_LAYOUTS: readonly PkiLayout[] = [KUBEADM_LAYOUT, K0S_LAYOUT, K3S_LAYOUT, RKE2_LAYOUT, RKE_LAYOUT];

/** The flags of all of them. */
export const IMPLIED_FLAGS: readonly ImpliedFlag[] = PKI_LAYOUTS.flatMap(({ flags }) => flags);
