import { detectionsRpc as rpc } from '#libs/contracts';
import type { RpcClient } from '#libs/messaging';
import type { JudgedDay } from './judge-days.js';
import type { Detections } from './legal-days.ports.js';

/** Tells the registry. */
export class RpcDetections implements Detections {
  constructor(private readonly client: RpcClient) {}

  async known(from: string): Promise<readonly JudgedDay[]> {
    const { detections } = rpc;
    const options = { timeoutMs: 5_000 };
    return (await this.client.request(detections.subject, { from }, detections.reply, options)).items;
  }

  async detect(zone: string, day: JudgedDay): Promise<void> {
    await this.client.request(rpc.detect.subject, { zone, ...day }, rpc.detect.reply);
  }
}
