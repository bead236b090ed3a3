export type Tally = { passed: number; failed: number };

/** One layer of the tests, with a heading, a time and a tally of its own. */
export type Layer = { name: string; heading: string; run(): Promise<Tally> };

export type Outcome = Tally & { name: string; seconds: number };

/** Runs a layer. One that throws, or that tested nothing, has failed. */
export async function runLayer(layer: Layer): Promise<Outcome> {
  console.log(`\n── ${layer.heading} ${"─".repeat(Math.max(0, 76 - layer.heading.length))}\n`);
  const started = performance.now();
  const tally = await attempt(layer);
  const { passed } = tally;
  const nothing = passed + tally.failed === 0;
  if (nothing) console.error(`The layer ${layer.name} tested nothing.`);
  const seconds = (performance.now() - started) / 1_000;
  return { name: layer.name, passed, failed: nothing ? 1 : tally.failed, seconds };
}

async function attempt(layer: Layer): Promise<Tally> {
  try {
    return await layer.run();
  } catch (error) {
    console.error(error);
    return { passed: 0, failed: 1 };
  }
}

/** A table of what ran, and the one line that stands for all of it. */
export function summary(outcomes: readonly Outcome[]): string {
  const total = outcomes.reduce((sum, { seconds }) => sum + seconds, 0);
  const rows = outcomes.map(({ name, passed, failed, seconds }) => {
    const share = total === 0 ? 0 : Math.round((100 * seconds) / total);
    return `  ${name.padEnd(10)}${`${seconds.toFixed(1)} s`.padStart(9)}${`${share} %`.padStart(7)}   ${passed} passed, ${failed} failed`;
  });
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  return `${[...rows, "", `${passed} passed, ${failed} failed`].join("\n")}`;
}
