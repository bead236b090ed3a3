import type { Note } from "#protocol/model";
import { clockTime, fullTime } from "../../locales/clock.ts";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { TextWithLinks } from "./text-with-links.tsx";

/** What a colleague wrote for the others, at its place between the messages. */
export const NoteItem = (props: { note: Note; isMine: boolean; nameOf(agent: string | null): string }) => (
  <div class="message first note" data-from="agent">
    <p class="message-head" title={t("conversation.noteOnly")}>
      <Icon name="note" size={14} />
      <strong>
        {props.isMine ? t("conversation.noteMine") : t("conversation.noteBy", props.nameOf(props.note.agent))}
      </strong>{" "}
      <time class="muted numbers" datetime={new Date(props.note.at).toISOString()} title={fullTime(props.note.at)}>
        {clockTime(props.note.at)}
      </time>
    </p>
    <p class="bubble" dir="auto">
      <TextWithLinks text={props.note.body} />
    </p>
  </div>
);
