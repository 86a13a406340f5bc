import 'reflect-metadata';
import { runMain } from '#libs/runtime';
import { startScoring } from './bootstrap.js';
import { loadScoringConfig } from './config.js';

runMain('scoring', () => startScoring(loadScoringConfig()));
