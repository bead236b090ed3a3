import { For, Show } from "solid-js";
import type { Person } from "#protocol/model";
import { t } from "../../locales/strings.ts";
import { isNobody } from "./person-of.ts";
import "./visitor.css";

/** What somebody told of themselves, or the page of them: never proof of who they are. `on`: the page that says it. */
export function PersonDetails(props: { person: Person; on?: string }) {
  const attributes = () => Object.entries(props.person.attributes ?? {});
  return (
    <Show when={!isNobody(props.person)}>
      <section class="facts">
        <h3 class="cut">{props.on === undefined ? t("visit.person") : t("visit.personOn", props.on)}</h3>
        <dl>
          <Show when={props.person.name}>
            <dt>{t("visit.name")}</dt>
            <dd>{props.person.name}</dd>
          </Show>
          <Show when={props.person.email}>
            <dt>{t("visit.email")}</dt>
            <dd>
              <a href={`mailto:${props.person.email}`}>{props.person.email}</a>
            </dd>
          </Show>
          <For each={attributes()}>
            {([key, value]) => (
              <>
                <dt>{key}</dt>
                <dd>{String(value)}</dd>
              </>
            )}
          </For>
        </dl>
      </section>
    </Show>
  );
}
