import './styles/fonts.js';
import './styles/tokens.css';
import './styles/layout.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { router } from './app/router.js';
import { applyTheme, storedTheme } from './app/theme.js';
import { LiveFeed } from './data/live-feed.js';
import { setUpTranslation } from './i18n/setup.js';

const container = document.getElementById('root');
if (!container) throw new Error('index.html has no element with the id "root"');

setUpTranslation();
applyTheme(storedTheme());

const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: 15_000, retry: 1, refetchOnWindowFocus: true } },
});

createRoot(container).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <LiveFeed>
        <RouterProvider router={router} />
      </LiveFeed>
    </QueryClientProvider>
  </StrictMode>,
);
