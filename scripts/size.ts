import { build } from "./build.ts";
import { bundles, worker } from "./layers/size.ts";

await build();
const tallies = [await bundles(), await worker()];
if (tallies.some(({ failed }) => failed > 0)) process.exitCode = 1;
