import 'reflect-metadata';
import { runMain } from '#libs/runtime';
import { startGateway } from './bootstrap.js';
import { loadGatewayConfig } from './config.js';

runMain('gateway', () => startGateway(loadGatewayConfig()));
