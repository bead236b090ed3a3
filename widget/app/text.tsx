import { For, type JSX, Show } from "solid-js";
import { splitLinks } from "./links.ts";

/** What somebody wrote, as text; addresses of the web are links. */
export const Text = (props: { text: string }): JSX.Element => (
  <For each={splitLinks(props.text)}>
    {(run) => (
      <Show when={run.href} fallback={run.text}>
        <a href={run.href} target="_blank" rel="noopener noreferrer nofollow">
          {run.text}
        </a>
      </Show>
    )}
  </For>
);
