import { Show } from "solid-js";
import type { Visit } from "#protocol/model";
import { Avatar, monogramOf } from "../../ui/avatar.tsx";
import { personOf } from "./person-of.ts";
import { visitorName } from "./visit-facts.ts";

/** By which a visit is known again while its row moves: initials, or a monogram where nobody gave a name. */
export function VisitAvatar(props: { visit: Visit }) {
  const person = () => personOf(props.visit);
  const isNamed = () => Boolean(person().name || person().email);
  return (
    <>
      <Avatar
        id={props.visit.id}
        name={visitorName(person(), props.visit.country)}
        mark={isNamed() ? undefined : monogramOf(props.visit.id)}
      />
      <Show when={!isNamed()}>
        <span class="hidden-text">{monogramOf(props.visit.id)} </span>
      </Show>
    </>
  );
}
