import './styles/index.js';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { reloadWhenReplaced } from './app/reload-when-replaced.js';
import { router } from './app/router.js';
import { LiveFeed } from './data/live-feed.js';
import { createQueries } from './data/query-client.js';
import { setUpTranslation } from './i18n/setup.js';
import { applyTheme, storedTheme } from './lib/theme.js';

const container = document.getElementById('root');
if (!container) throw new Error('index.html has no element with the id "root"');

reloadWhenReplaced();
setUpTranslation();
applyTheme(storedTheme());

const queries = createQueries();

createRoot(container).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <LiveFeed>
        <RouterProvider router={router} />
      </LiveFeed>
    </QueryClientProvider>
  </StrictMode>,
);
