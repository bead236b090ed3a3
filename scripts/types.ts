import { types } from "./layers/types.ts";

if ((await types()).failed > 0) process.exitCode = 1;
