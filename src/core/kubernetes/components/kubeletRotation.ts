/** The share of a certificate's life by which the kubelet has renewed it: between 70 and 90 per cent (client-go, certificate manager). */
const RENEWED_BY = 0.9;

/** The instant from which a certificate that the kubelet has not renewed is overdue; milliseconds since the epoch. */
export function rotationDue({
  notBefore,
  notAfter,
}: {
  readonly notBefore: number;
  readonly notAfter: number;
}): number {
  return Math.ceil(notBefore + (notAfter - notBefore) * RENEWED_BY);
}
