import { oracle } from "../test/oracle/command.ts";

process.exitCode = await oracle(process.argv.slice(2));
