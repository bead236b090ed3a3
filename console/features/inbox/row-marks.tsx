import { Show } from "solid-js";
import type { Conversation } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import type { SectionName } from "../../live/sections.ts";
import { useMe } from "../../live/session.tsx";
import { t } from "../../locales/strings.ts";

type RowMarksProps = { conversation: Conversation; section: SectionName; place: number };

/** Below a row's words: its place in line and who is asked, why nobody answered, whose it is, and its department. */
export function RowMarks(props: RowMarksProps) {
  const scope = useSite();
  const me = useMe();
  const department = () => scope.departmentName(props.conversation.department);
  const offer = () => props.conversation.waiting?.offer ?? null;
  const state = () => props.conversation.state;
  const words = () => {
    switch (props.section) {
      case "waiting": {
        const asked = offer();
        const isMine = asked?.agent === me().user.id;
        const name = () => (asked === null ? t("inbox.notOffered") : t("inbox.offered", scope.nameOf(asked.agent)));
        const who = isMine ? t("inbox.offeredToYou") : name();
        return `${t("inbox.place", props.place)} · ${who}`;
      }
      case "others":
        return t("inbox.with", scope.nameOf(props.conversation.agent));
      case "unanswered":
        return props.conversation.person.name ? props.conversation.person.email : "";
      default:
        return "";
    }
  };
  return (
    <>
      <Show when={words()}>
        <span class="cut muted small">{words()}</span>
      </Show>
      <Show when={department() !== null || props.section === "unanswered"}>
        <span class="row-chips">
          <Show when={props.section === "unanswered"}>
            <span class="chip waiting">{t(state() === "missed" ? "inbox.missed" : "inbox.message")}</span>
          </Show>
          <Show when={department()}>{(name) => <span class="chip cut">{name()}</span>}</Show>
        </span>
      </Show>
    </>
  );
}
