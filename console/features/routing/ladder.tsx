import { For } from "solid-js";
import type { Routing } from "#protocol/model";
import { clockSpan } from "../../locales/duration.ts";
import { t } from "../../locales/strings.ts";
import { ladderOf, neverOf, type Rung } from "./rungs.ts";

/** The times as a picture: the longer one waits, the further down it goes. */
export function Ladder(props: { routing: Routing; fallback: string | null }) {
  const rungs = () => ladderOf(props.routing);
  /** By the root of the time, so that seconds and quarters of an hour fit one picture. */
  const gap = (index: number) => {
    const [from, to] = [rungs()[index]?.at ?? 0, rungs()[index + 1]?.at ?? 0];
    return `${Math.round(Math.max(0, Math.sqrt(to) - Math.sqrt(from)) * 3)}px`;
  };
  const words = ({ step }: Rung) =>
    step === "fallback"
      ? t("routing.ladder.fallback", props.fallback ?? t("routing.wholeTeam"))
      : t(`routing.ladder.${step}`);
  return (
    <figure class="ladder">
      <figcaption>{t("routing.ladder.title")}</figcaption>
      <ol>
        <For each={rungs()}>
          {(rung, index) => (
            <li data-step={rung.step} style={{ "--gap": gap(index()) }}>
              <span class="numbers">{clockSpan(rung.at)}</span>
              <span>{words(rung)}</span>
            </li>
          )}
        </For>
      </ol>
      <For each={neverOf(props.routing)}>{(step) => <p class="muted">{t(`routing.ladder.never.${step}`)}</p>}</For>
    </figure>
  );
}
