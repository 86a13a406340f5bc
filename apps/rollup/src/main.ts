import 'reflect-metadata';
import { runMain } from '#libs/runtime';
import { startRollup } from './bootstrap.js';
import { loadRollupConfig } from './config.js';

runMain('rollup', () => startRollup(loadRollupConfig()));
