import { onRebuilt } from "./build/rebuilt.ts";
import { watch } from "./build.ts";
import { serve } from "./stack/serve.ts";

/** Builds at every change, and reloads the pages of console and shop that are open. */
await serve({
  liveReload: true,
  prepare(shop) {
    console.log("Building, and watching for changes…");
    return watch(shop);
  },
  started: ({ shop }) => onRebuilt(() => shop.reload()),
});
