export * from './eventually.js';
export * from './fake.clock.js';
export * from './process/free-port.js';
export * from './servers/shared-postgres.js';
export * from './servers/start-influx.js';
export * from './servers/start-nats.js';
export * from './servers/start-postgres.js';
export * from './silent-logger.js';
