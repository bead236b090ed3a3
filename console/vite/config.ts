import { fileURLToPath } from "node:url";
import type { InlineConfig } from "vite";
import solid from "vite-plugin-solid";
import { trustedTemplates } from "../../widget/vite/trusted-templates.ts";

/** A style attribute in a template is blocked by `style-src 'self'`; set from script it is not. */
const compile = { delegateEvents: true, inlineStyles: false };

/** How the console is built, and how its tests read it. */
export const consoleConfig = (outDir: string): InlineConfig => ({
  configFile: false,
  root: fileURLToPath(new URL("..", import.meta.url)),
  base: "/",
  publicDir: false,
  logLevel: "warn",
  plugins: [solid({ solid: compile }), trustedTemplates("hejdesk")],
  build: {
    outDir,
    emptyOutDir: false,
    assetsDir: "console",
    assetsInlineLimit: 0,
    sourcemap: false,
    target: ["es2023", "chrome123", "firefox121", "safari17.5"],
    reportCompressedSize: false,
    // Public holidays of all countries, which is loaded only when somebody asks for them.
    chunkSizeWarningLimit: 1_500,
  },
});
