import { For } from "solid-js";

export type Bar = { name: string; hint?: string | undefined; count: number; words: string };

/** A few things beside each other, as long as they are many. */
export function Bars(props: { bars: readonly Bar[]; label: string }) {
  const most = () => Math.max(1, ...props.bars.map(({ count }) => count));
  return (
    <ul class="bars" aria-label={props.label}>
      <For each={props.bars}>
        {(bar) => (
          <li>
            <span class="cut" title={bar.hint ?? bar.name}>
              {bar.name}
            </span>
            <svg class="board-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
              <rect width={(100 * bar.count) / most()} height="1" />
            </svg>
            <span class="numbers">{bar.words}</span>
          </li>
        )}
      </For>
    </ul>
  );
}
