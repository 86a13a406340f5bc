import { PARTITIONS, subjects } from '#libs/contracts';

/** What differs between two brokers. */
export interface NatsSettings {
  readonly host: string;
  readonly port: number;
  readonly mqttPort: number;
  readonly storeDir: string;
  readonly systemPassword: string;
  readonly servicesPassword: string;
  readonly devicePassword: string;
}

/**
 * What a device may do, seen by the broker. The mapping to partitions runs before the permission check, so
 * the list names the mapped subject; the one that the device writes to is not asked for. The publish
 * acknowledgement comes to the device's inbox and needs no right to the JetStream API.
 */
export const DEVICE_PERMISSIONS = {
  publish: ['gz.part.v1.>', subjects.allCommitQueries],
  subscribe: [subjects.allCommits, '_INBOX.>'],
} as const;

const quote = (text: string): string => JSON.stringify(text);
const list = (subjectsOfList: readonly string[]): string => `[${subjectsOfList.map(quote).join(', ')}]`;

/**
 * The broker's configuration. Accounts only: beside an `authorization` block, nats-server 2.9 lets
 * anonymous clients into its system account (CVE-2023-47090).
 *
 * `no_auth_user` makes everybody who connects without a name the user `device`. That is for local
 * development only, where the broker listens on the loopback interface: a first reading needs no set-up.
 */
export function natsConfig(settings: NatsSettings): string {
  const mapped = `gz.part.v1.{{partition(${PARTITIONS},1,2)}}.{{wildcard(1)}}.{{wildcard(2)}}`;
  return `# Written by the launcher at every start; changes are lost.
server_name: greenzone-local
listen: ${quote(`${settings.host}:${settings.port}`)}
# Above the largest pack (256 KiB), so that an oversize pack reaches ingest and is refused with a reason.
max_payload: 1MB
write_deadline: "5s"
ping_interval: "20s"

jetstream {
  store_dir: ${quote(settings.storeDir)}
  # Fixed: by default it follows the free disk, and a nearly full one would refuse to declare the streams.
  max_file_store: 32GB
  max_memory_store: 256MB
}

mqtt {
  listen: ${quote(`${settings.host}:${settings.mqttPort}`)}
}

system_account: SYS
no_auth_user: device

accounts {
  SYS {
    users: [ { user: sys, password: ${quote(settings.systemPassword)} } ]
  }
  GZ {
    jetstream: enabled
    mappings {
      ${quote(subjects.telemetry('*', '*'))}: ${quote(mapped)}
    }
    users: [
      { user: services, password: ${quote(settings.servicesPassword)} }
      { user: device, password: ${quote(settings.devicePassword)}
        permissions: {
          publish: { allow: ${list(DEVICE_PERMISSIONS.publish)} }
          subscribe: { allow: ${list(DEVICE_PERMISSIONS.subscribe)} }
        }
      }
    ]
  }
}
`;
}
