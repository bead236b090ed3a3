import { createEffect, createMemo, createSignal, type JSX, onCleanup, Show } from "solid-js";
import { type Chat, emptyChat } from "../chat/chat.ts";
import { isUnread, unread } from "../chat/told.ts";
import type { Desk } from "../loader/desk.ts";
import { createOnScreen } from "./on-screen.ts";
import { Panel } from "./panel.tsx";
import { Peek } from "./peek.tsx";
import { useRoom } from "./room.ts";

/** What the outside may do with the chat: `byVisitor` says that it was their own act. */
export type Handle = { open(byVisitor: boolean): void; close(): void; isOpen(): boolean };

/** The panel, or what is beside the launcher while it is closed. */
export function Widget(props: { desk: Desk; handle(handle: Handle): void }): JSX.Element {
  const { chat, speech, acts } = useRoom();
  const { button, root, emit } = props.desk;
  const [opened, setOpened] = createSignal<false | { takeFocus: boolean }>(false);
  const [isOnScreen, watchOnScreen] = createOnScreen();
  const isLive = createMemo(() => chat().link === "live");
  // Kept here: while the link is cut the site cannot be told that they were read.
  const [putAway, setPutAway] = createSignal<Pick<Chat, "conversation" | "seq">>(emptyChat);
  const awayUpTo = () => (putAway().conversation === chat().conversation ? putAway().seq : 0);
  const last = createMemo(() =>
    chat().messages.findLast((message) => isUnread(chat(), message) && message.seq > awayUpTo()),
  );

  createEffect(() => button.setAttribute("aria-expanded", String(opened() !== false)));
  createEffect(() => {
    const count = unread(chat());
    button.dataset.unread = count > 9 ? "9+" : count ? `${count}` : "";
    button.ariaDescription = count ? speech.count(speech.words.unread, count) : "";
  });
  // All of them are asked for, also before the first is false: each has to be watched.
  createEffect(() => {
    const seq = chat().seq;
    if (isOnScreen() && isLive() && seq) acts.shown();
  });
  createEffect(() => {
    const seq = chat().seq;
    if (isOnScreen() && isLive() && opened() && seq) acts.read();
  });
  createEffect(() => {
    const seq = chat().seq;
    if (isLive() && awayUpTo() === seq) acts.read();
  });

  props.handle({ open, close, isOpen: () => opened() !== false });
  onCleanup(() => {
    button.removeAttribute("aria-expanded");
    delete button.dataset.unread;
    button.ariaDescription = null;
  });

  return (
    <Show
      when={opened()}
      keyed
      fallback={
        <Show when={last()}>
          {(message) => (
            <Peek
              message={message()}
              ref={watchOnScreen}
              onOpen={() => open(true)}
              onDismiss={() => setPutAway(chat())}
            />
          )}
        </Show>
      }
    >
      {(how) => <Panel takeFocus={how.takeFocus} ref={watchOnScreen} onClose={close} />}
    </Show>
  );

  function open(byVisitor: boolean): void {
    if (opened()) return;
    const focused = document.activeElement;
    // Who went on to something else while the chat was loading keeps it.
    setOpened({ takeFocus: byVisitor && (!focused || focused === document.body || focused === root.host) });
    acts.open(true);
    emit("open", undefined);
  }

  function close(): void {
    if (!opened()) return;
    const hadFocus = root.activeElement !== null;
    setOpened(false);
    if (hadFocus) button.focus();
    acts.open(false);
    emit("close", undefined);
  }
}
