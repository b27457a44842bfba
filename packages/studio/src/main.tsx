import './app/page.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { keepFocus } from './app/keep-focus.ts';
import { queryClient } from './app/query-client.ts';
import { router } from './app/router.ts';
import { ThemeProvider } from './app/ThemeProvider.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element #root.');
keepFocus();
createRoot(root).render(
  <StrictMode>
    <ThemeProvider>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ThemeProvider>
  </StrictMode>,
);
