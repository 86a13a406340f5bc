import 'reflect-metadata';
import { runMain } from '#libs/runtime';
import { startRegistry } from './bootstrap.js';
import { loadRegistryConfig } from './config.js';

runMain('registry', () => startRegistry(loadRegistryConfig()));
