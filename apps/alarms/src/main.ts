import 'reflect-metadata';
import { runMain } from '#libs/runtime';
import { startAlarms } from './bootstrap.js';
import { loadAlarmsConfig } from './config.js';

runMain('alarms', () => startAlarms(loadAlarmsConfig()));
