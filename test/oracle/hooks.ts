import { registerHooks } from "node:module";
import { plants } from "./plants.ts";

/** Plants a bug in the engine's own source while it is loaded, when asked to. */
export function installHooks(plant: string | null): void {
  if (plant === null) return;
  const bug = plants[plant];
  if (bug === undefined) throw new Error(`There is no bug ${plant}. There are: ${Object.keys(plants).join(", ")}.`);
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (!url.endsWith(`/worker/domain/schedule/${bug.file}`)) return loaded;
      const source = String(loaded.source);
      if (source.split(bug.from).length !== 2) throw new Error(`${bug.file} does not hold exactly once: ${bug.from}`);
      return { ...loaded, source: source.replace(bug.from, () => bug.to) };
    },
  });
}
