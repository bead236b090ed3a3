import { build } from "./build.ts";
import { serve } from "./stack/serve.ts";

await serve({
  liveReload: false,
  prepare() {
    console.log("Building and starting…");
    return build();
  },
});
