import { type Certificates, certificatesRpc } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import type { CertificateTracker } from './certificates.ports.js';

/** Scoring asks the registry in turn, in milliseconds. */
const TIMEOUT_MS = 5_000;

export class RpcCertificateTracker implements CertificateTracker {
  constructor(private readonly rpc: RpcClient) {}

  ofZone(zone: string): Promise<Certificates> {
    const { subject, reply } = certificatesRpc.ofZone;
    return this.rpc.request(subject, { zone }, reply, { timeoutMs: TIMEOUT_MS });
  }
}
