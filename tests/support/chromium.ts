import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/local/bin/chromium', '/usr/bin/google-chrome'];

/** The machine's own Chromium, told to talk to nobody but the page under test. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: PLACES.find(path => existsSync(path)),
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
}
