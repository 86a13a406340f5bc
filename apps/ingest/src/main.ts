import 'reflect-metadata';
import { runMain } from '#libs/runtime';
import { startIngest } from './bootstrap.js';
import { loadIngestConfig } from './config.js';

runMain('ingest', () => startIngest(loadIngestConfig()));
