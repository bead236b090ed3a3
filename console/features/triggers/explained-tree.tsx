import { For, Match, Show, Switch } from "solid-js";
import type { Test } from "#protocol/condition-test";
import type { Explained, Truth } from "#protocol/explained";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { useEditing } from "./editing.tsx";
import { nowWords } from "./now-words.ts";
import { testWords } from "./test-words.ts";

/** What came of each part of a condition, and what is so now. */
export const ExplainedTree = (props: { explained: Explained }) => (
  <ul class="explained">
    <Part explained={props.explained} />
  </ul>
);

function Part(props: { explained: Explained }) {
  const editing = useEditing();
  const said = () => groupOf(props.explained);
  return (
    <li data-truth={props.explained.truth}>
      <Mark truth={props.explained.truth} />
      <Switch>
        <Match when={props.explained.kind === "test" && props.explained}>
          {(test) => (
            <div>
              <span>{testWords(test().test, editing.names())}</span>{" "}
              <Show when={!saysAll(test().test)}>
                <span class="muted">{t("triggers.preview.now", nowWords(test()))}</span>
              </Show>
              <Show when={test().of}>{(of) => <ExplainedTree explained={of()} />}</Show>
            </div>
          )}
        </Match>
        <Match when={said()}>
          {(group) => (
            <div>
              <span>{t(`triggers.group.${group().kind}`)}</span>
              <ul class="explained">
                <For each={group().of}>{(part) => <Part explained={part} />}</For>
              </ul>
            </div>
          )}
        </Match>
      </Switch>
    </li>
  );
}

/** As the editor draws it: a negation as none of these. */
function groupOf(explained: Explained): { kind: "all" | "any" | "none"; of: readonly Explained[] } | null {
  switch (explained.kind) {
    case "test":
      return null;
    case "not":
      return { kind: "none", of: explained.of.kind === "any" ? explained.of.of : [explained.of] };
    case "all":
    case "any":
      return explained;
  }
}

/** What is so now is in these words already. */
const saysAll = ({ test }: Test): boolean => test === "segment" || test === "known";

const icons = { yes: "check", no: "close", unknown: "alert" } as const;

const Mark = (props: { truth: Truth }) => (
  <span class="explained-mark">
    <Icon name={icons[props.truth]} size={14} />
    <span class="hidden-text">{t(`triggers.preview.truth.${props.truth}`)}</span>
  </span>
);
