import type { Slice } from '#platform/slice.ts';
import { finishDemo } from '#demo/finish-demo.ts';
import { makeDemo } from '#demo/make-demo.ts';
import { registerDemoRoutes } from '#demo/routes.ts';

export const demoSlice: Slice = {
  name: 'demo',
  routes: registerDemoRoutes,
  listeners: [
    { name: 'demo/make', event: 'demo.asked', run: (context, _event, signal) => makeDemo(context, signal) },
    { name: 'demo/finish', event: 'import.finished', run: (context) => finishDemo(context) },
  ],
  sentences: {
    'demo.asked': () => 'began to invent the demo company',
    'demo.ready': () => 'The demo company is ready',
  },
};
