import type { ParentProps } from "solid-js";
import { Icon, type IconName } from "./icon.tsx";

/** What a list says when there is nothing in it, and what to do then. */
export const Empty = (props: ParentProps<{ icon: IconName; title: string; hint?: string }>) => (
  <div class="empty">
    <Icon name={props.icon} size={36} />
    <h2>{props.title}</h2>
    <p>{props.hint}</p>
    {props.children}
  </div>
);
