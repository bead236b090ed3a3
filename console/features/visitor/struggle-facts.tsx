import { For, Show } from "solid-js";
import type { VisitStruggle } from "#protocol/struggle";
import { t } from "../../locales/strings.ts";
import { struggleWords } from "./struggle-words.ts";

/** Why somebody seems not to get on, the strongest reason first; of who is not stuck, what little there is. */
export const StruggleFacts = (props: { struggle: VisitStruggle | null | undefined }) => (
  <Show when={props.struggle}>
    {(struggle) => (
      <section class="facts struggle" classList={{ stuck: struggle().stuck }}>
        <h3>{t(struggle().stuck ? "struggle.stuck" : "struggle.signs")}</h3>
        <ul>
          <For each={struggle().signals}>{(signal) => <li>{struggleWords(signal)}</li>}</For>
        </ul>
      </section>
    )}
  </Show>
);
