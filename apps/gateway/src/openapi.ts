import 'reflect-metadata';
import { createLogger, runMain } from '#libs/runtime';
import { AppModule } from './app.module.js';
import { createHttpApp } from './http/create-http-app.js';
import { describeApi } from './http/open-api.js';

/** Prints the OpenAPI document. Needs no server: the client is generated from it. */
runMain('openapi', async () => {
  const logger = createLogger({ service: 'gateway', instance: 'openapi', level: 'fatal' });
  const app = await createHttpApp(AppModule.describe(), logger);
  process.stdout.write(`${JSON.stringify(describeApi(app), null, 2)}\n`);
  await app.close();
});
