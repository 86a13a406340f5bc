import { DEVICE_PERMISSIONS, natsConfig } from './nats-config.js';

const text = natsConfig({
  host: '127.0.0.1',
  port: 14_222,
  mqttPort: 11_883,
  storeDir: '/data/a "quoted" folder',
  systemPassword: 's1',
  servicesPassword: 's2',
  devicePassword: 's3',
});

describe('configuration of the local broker', () => {
  it('has accounts only, since 2.9 lets anybody into SYS beside an authorization block', () => {
    expect(text).not.toMatch(/^\s*authorization\b/m);
    expect(text).toMatch(/^accounts \{/m);
    expect(text).toMatch(/^system_account: SYS$/m);
  });

  it('listens on the loopback interface only', () => {
    const listeners = text.match(/listen: .*/g);
    expect(listeners).toEqual(['listen: "127.0.0.1:14222"', 'listen: "127.0.0.1:11883"']);
  });

  it('spreads devices over eight partitions by zone and device', () => {
    expect(text).toContain(
      '"gz.telemetry.v1.*.*": "gz.part.v1.{{partition(8,1,2)}}.{{wildcard(1)}}.{{wildcard(2)}}"',
    );
  });

  it('lets a device publish the mapped subject and commit queries, nothing else', () => {
    expect(DEVICE_PERMISSIONS.publish).toEqual(['gz.part.v1.>', 'gz.commit-query.v1.>']);
    expect(DEVICE_PERMISSIONS.subscribe).toEqual(['gz.commit.v1.>', '_INBOX.>']);
  });

  it('quotes folders', () => {
    expect(text).toContain('store_dir: "/data/a \\"quoted\\" folder"');
  });
});
