import { bench } from "../test/bench/command.ts";

await bench(process.argv.slice(2));
process.exit(0);
