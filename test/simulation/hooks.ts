import { registerHooks } from "node:module";
import { plants } from "./plants.ts";

const moduleOf = (source: string): string => `data:text/javascript,${encodeURIComponent(source)}`;

/** What the platform has; no mail leaves a simulated site. */
const platform: Record<string, string> = {
  "cloudflare:workers": moduleOf(
    "export class DurableObject { constructor(ctx, env) { this.ctx = ctx; this.env = env; } }",
  ),
  "cloudflare:email": moduleOf("export class EmailMessage {}"),
};

/**
 * Lets the site's object be loaded by Node, and plants a bug in the product's own source when asked to. A dynamic
 * `import()` becomes a static one: it would take turns of Node's own loop, of which no seed decides.
 */
export function installHooks(plant: string | null): void {
  const bug = plant === null ? null : plants[plant];
  if (bug === undefined) throw new Error(`There is no bug ${plant}. There are: ${Object.keys(plants).join(", ")}.`);
  registerHooks({
    resolve(specifier, context, next) {
      const url = platform[specifier];
      return url === undefined ? next(specifier, context) : { url, shortCircuit: true };
    },
    load(url, context, next) {
      const loaded = next(url, context);
      if (!/\/(worker|widget|console)\//.test(url) || url.includes("/node_modules/")) return loaded;
      let source = String(loaded.source);
      if (bug !== null && url.endsWith(`/${bug.file}`)) {
        if (source.split(bug.from).length !== 2) throw new Error(`${bug.file} does not hold exactly once: ${bug.from}`);
        source = source.replace(bug.from, () => bug.to);
      }
      return { ...loaded, source: withoutDynamicImports(source) };
    },
  });
}

function withoutDynamicImports(source: string): string {
  const found = [...source.matchAll(/await import\(("[^"]+")\)/g)];
  const lines = found.map(([, from], index) => `import * as imported${index} from ${from};\n`);
  return found.reduce((text, [whole], index) => text.replace(whole, `await imported${index}`), source) + lines.join("");
}
