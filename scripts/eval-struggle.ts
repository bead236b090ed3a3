import { evalStruggle } from "../test/struggle/command.ts";

process.exitCode = evalStruggle(process.argv.slice(2));
