import 'reflect-metadata';
import { runMain } from '#libs/runtime';
import { startSimulator } from './bootstrap.js';
import { loadSimulatorConfig } from './config.js';

runMain('simulator', () => startSimulator(loadSimulatorConfig()));
