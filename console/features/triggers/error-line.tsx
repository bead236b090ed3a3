import { Show } from "solid-js";
import { Icon } from "../../ui/icon.tsx";

/** What is wrong with a group of fields, below them. */
export const ErrorLine = (props: { error: string | null }) => (
  <Show when={props.error}>
    <p class="trigger-error" role="alert">
      <Icon name="alert" size={16} />
      {props.error}
    </p>
  </Show>
);
