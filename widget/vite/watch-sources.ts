import { watch } from "node:fs";
import { fileURLToPath } from "node:url";

const sources = ["../", "../../worker/protocol/"].map((folder) => fileURLToPath(new URL(folder, import.meta.url)));

/** Runs after changes of the widget's sources, one run at a time, until the process ends. A failure is only told. */
export function watchSources(run: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(run).catch((failure: unknown) => console.error(failure));
    }, 100);
  };
  for (const folder of sources) watch(folder, { recursive: true }, changed);
}
