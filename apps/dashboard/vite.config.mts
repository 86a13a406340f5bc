import { fileURLToPath } from 'node:url';
import { constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compression, defineAlgorithm } from 'vite-plugin-compression2';
import { firstLoadLimit } from './first-load.mjs';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The gateway that `npm run dev` of the dashboard talks to. */
const gateway = process.env.GZ_GATEWAY_URL ?? 'http://127.0.0.1:18080';

/** The two levels above it take five times as long and gain a tenth. */
const brotli = defineAlgorithm('brotliCompress', { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });

export default defineConfig({
  root: here('.'),
  plugins: [
    react(),
    firstLoadLimit(),
    // Written once here, so that the gateway sends files as they lie.
    compression({ algorithms: [brotli, 'gzip'], threshold: 1_024 }),
  ],
  resolve: {
    alias: [{ find: /^#libs\/([^/]+)$/, replacement: `${here('../../libs')}/$1/src/index.ts` }],
  },
  build: {
    outDir: here('../../dist/dashboard'),
    emptyOutDir: true,
    sourcemap: false,
    chunkSizeWarningLimit: 1_200,
  },
  server: { proxy: { '/api': gateway } },
});
