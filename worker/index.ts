import { app } from "./app.ts";

export { Limiter } from "./limiter/limiter.ts";
export { Site } from "./site/site.ts";

export default app;
