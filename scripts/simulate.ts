import { simulate } from "../test/simulation/command.ts";

process.exitCode = await simulate(process.argv.slice(2));
