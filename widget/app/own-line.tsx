import { type JSX, Show } from "solid-js";
import type { OwnMessage } from "../chat/chat.ts";
import { useRoom } from "./room.ts";
import { Text } from "./text.tsx";

/** A message of the visitor's that is on its way, or did not get there. */
export function OwnLine(props: { own: OwnMessage }): JSX.Element {
  const { speech, acts } = useRoom();
  return (
    <>
      <p class="bubble" data-from="visitor" data-failed={props.own.failed ? "" : undefined}>
        <Text text={props.own.body} />
      </p>
      <p class="state">
        <Show when={props.own.failed} fallback={speech.words.sending}>
          {speech.words.notSent}{" "}
          <button type="button" class="again" onClick={() => acts.again(props.own.id)}>
            {speech.words.again}
          </button>
        </Show>
      </p>
    </>
  );
}
