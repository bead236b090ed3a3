import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-pool-workers";
import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";

/** One project for each place where code runs; `npm test` runs them layer by layer. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    // The Worker logs every request; it is only worth reading beside a failure.
    silent: "passed-only",
    projects: [
      { test: { name: "unit", environment: "node", include: ["test/unit/**/*.test.ts"] } },
      { test: { name: "simulation", environment: "node", include: ["test/simulation/**/*.test.ts"], maxWorkers: 1 } },
      { test: { name: "oracle", environment: "node", include: ["test/oracle/**/*.test.ts"], maxConcurrency: 2 } },
      {
        plugins: [solid()],
        test: { name: "ui", environment: "happy-dom", include: ["test/ui/**/*.test.tsx", "test/ui/**/*.test.ts"] },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              bindings: {
                AUTH_SECRET: "a secret for tests and for nothing else",
                MAIL_FROM: "chat@desk.example.com",
                MAIL_REPLY_DOMAIN: "desk.example.com",
                DIRECTORY_MIGRATIONS: await readD1Migrations("worker/directory/migrations"),
                HISTORY_MIGRATIONS: await readD1Migrations("worker/history/migrations"),
              },
            },
          })),
        ],
        test: {
          name: "worker",
          include: ["test/worker/**/*.test.ts"],
          setupFiles: ["test/support/migrate.ts"],
          testTimeout: 20_000,
          // itty-durable ships modules that the pool takes for CommonJS unless they are bundled first.
          deps: { optimizer: { ssr: { enabled: true, include: ["itty-durable"] } } },
        },
      },
      {
        test: {
          name: "mail",
          environment: "node",
          include: ["test/mail/**/*.test.ts"],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 5_000, interval: 50 } },
        },
      },
      {
        test: {
          name: "e2e",
          environment: "node",
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: ["test/e2e/setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 90_000,
          expect: { poll: { timeout: 8_000, interval: 50 } },
        },
      },
    ],
  },
});
