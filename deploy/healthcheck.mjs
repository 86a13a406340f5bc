// Whether the service of this container does its work, for Docker. The gateway is asked over HTTP, all
// others over NATS. It loads nothing but the NATS client: it runs every half minute in every container.
import { randomUUID } from 'node:crypto';
import { connect } from '@nats-io/transport-node';

const { GZ_APP: app, GZ_HTTP_PORT = '18080', GZ_NATS_URL, GZ_NATS_USER, GZ_NATS_PASSWORD } = process.env;
const TIMEOUT_MS = 4_000;

async function askGateway() {
  const response = await fetch(`http://127.0.0.1:${GZ_HTTP_PORT}/api/v1/health/live`, {
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return response.ok;
}

/** The answer comes from the queue group, so with several instances from any of them. */
async function askService() {
  const nc = await connect({
    servers: [GZ_NATS_URL],
    user: GZ_NATS_USER,
    pass: GZ_NATS_PASSWORD,
    name: `${app} health check`,
    inboxPrefix: `_INBOX_${GZ_NATS_USER}`,
    timeout: TIMEOUT_MS,
  });
  try {
    const pattern = `gz.rpc.v1.${app}.health`;
    const packet = JSON.stringify({ pattern, data: {}, id: randomUUID() });
    const { response } = (await nc.request(pattern, packet, { timeout: TIMEOUT_MS })).json();
    return response?.status === 'up' || response?.status === 'degraded';
  } finally {
    await nc.close();
  }
}

const check = app === 'gateway' ? askGateway : askService;
const isWell = await check().catch(() => false);
process.exit(isWell ? 0 : 1);
