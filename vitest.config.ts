import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Modules hold no state worth isolating, and loading the terminology once a worker saves minutes.
    isolate: false,
    testTimeout: 30_000,
    typecheck: { enabled: false },
    reporters: ['default', './test/support/closing-line.ts'],
  },
});
