import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { refuseServerModules } from './checks/browser-bundle.ts';
import { texts } from './checks/texts/macros.ts';

// The dev server passes the API on to the app that bin/dev runs beside it.
const api = `http://localhost:${process.env['PORT'] ?? 4100}`;

export default defineConfig({
  root: 'src/web',
  plugins: [...texts(), react(), tailwindcss(), refuseServerModules(import.meta.dirname)],
  server: { proxy: { '/api': { target: api, changeOrigin: false } } },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2024',
    assetsInlineLimit: 0,
    // The design system travels in one piece: fifteen files of a few hundred bytes cost more than they save.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // The page's language stands before any module with texts is read in.
            { name: 'language', test: /src\/web\/language\/(language|texts)\.ts|node_modules\/@(lingui|messageformat)\//, priority: 2 },
            { name: 'ui', test: /src\/web\/(ui\/|api|problem-error|use-session)/ },
          ],
        },
      },
    },
  },
});
