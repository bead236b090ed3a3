import { type Accessor, createEffect, createMemo, createSignal, onCleanup } from "solid-js";
import type { Chat } from "../chat/chat.ts";
import { needsForm } from "../chat/told.ts";
import type { Form } from "../form/form.tsx";
import type { Speech } from "./speech.ts";

/** After a failure, in milliseconds. Until it comes a chat can be written in as ever. */
const TRY_AGAIN_AFTER = 5_000;

/** The form, which is a chunk of its own: it is loaded when it is needed, and again where that failed. */
export function createForm(root: ShadowRoot, speech: Speech, chat: Accessor<Chat>): Accessor<Form | undefined> {
  const [form, setForm] = createSignal<Form>();
  const [tries, setTries] = createSignal(0);
  const isNeeded = createMemo(() => needsForm(chat()));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isGone = false;
  createEffect(() => {
    const before = tries();
    if (!isNeeded() || form()) return;
    import("../form/form.tsx")
      .then(({ makeForm }) => makeForm(root, speech.language))
      .then(setForm, () => {
        if (!isGone) timer = setTimeout(setTries, TRY_AGAIN_AFTER, before + 1);
      });
  });
  onCleanup(() => {
    isGone = true;
    clearTimeout(timer);
  });
  return form;
}
