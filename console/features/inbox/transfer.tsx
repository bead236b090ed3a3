import { Dialog } from "@kobalte/core/dialog";
import { createMemo, createSignal, createUniqueId, For, Show } from "solid-js";
import { limits } from "#protocol/limits";
import type { Conversation } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { handDraft } from "../../live/drafts.ts";
import { mayAssign } from "../../live/may.ts";
import { useMe } from "../../live/session.tsx";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { ReceiverRow } from "./receiver-row.tsx";
import { agentsFor, departmentsFor, type Receiver } from "./receivers.ts";
import "./transfer.css";

/** Hands a conversation to an agent, to a department, or back to the queue, with a note for whoever gets it. */
export default function Transfer(props: { conversation: Conversation; onClose(): void }) {
  const scope = useSite();
  const me = useMe();
  const noteId = createUniqueId();
  let choices: HTMLFieldSetElement | undefined;
  const [chosen, setChosen] = createSignal("");
  /** It stays begun when the dialog is left. */
  const note = () => scope.drafts.of(handDraft(props.conversation.id));
  const setNote = (text: string) => scope.drafts.set(handDraft(props.conversation.id), text);
  const role = () => scope.live.state().me?.role ?? scope.organization().role;
  const may = () => mayAssign(props.conversation, { id: me().user.id, role: role() });
  const agents = createMemo(() => agentsFor(props.conversation, scope.live.state().team));
  const departments = createMemo(() => {
    const { view, availability } = scope.live.state();
    return departmentsFor(props.conversation, view.settings?.departments ?? [], availability);
  });
  const queue = (): Receiver[] => (may().putBack ? [{ to: "queue", id: "", name: t("transfer.queue") }] : []);
  const receiver = () => [...agents(), ...departments(), ...queue()].find((one) => keyOf(one) === chosen());
  const [pressed, setPressed] = createSignal(false);
  const lacksChoice = () => pressed() && receiver() === undefined;
  const isReady = () => receiver() !== undefined && note().trim().length <= limits.body;

  const hand = () => {
    const to = receiver();
    setPressed(true);
    if (to === undefined || !isReady()) return;
    const words = note().trim();
    const more = {
      ...(to.to === "department" ? { department: to.id } : {}),
      ...(words === "" ? {} : { note: words }),
    };
    if (!scope.live.assign(props.conversation.id, to.to === "agent" ? to.id : null, more)) return;
    setNote("");
    const done = to.to === "queue" ? t("transfer.doneQueue") : t("transfer.done", to.name);
    showToast(done, undefined, { about: props.conversation.id });
    props.onClose();
  };
  /** Rows are kept by key, so that one that changes keeps its focus. */
  const Rows = (rows: { list: readonly Receiver[] }) => (
    <For each={rows.list.map(keyOf)}>
      {(key) => (
        <Show when={rows.list.find((one) => keyOf(one) === key)}>
          {(one) => <ReceiverRow receiver={one()} chosen={chosen() === key} onChoose={() => setChosen(key)} />}
        </Show>
      )}
    </For>
  );

  return (
    <Dialog open onOpenChange={() => props.onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay class="dialog-veil" />
        <Dialog.Content
          class="dialog transfer"
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            choices?.querySelector("input")?.focus();
          }}
        >
          <header>
            <Dialog.Title>{t("transfer.title")}</Dialog.Title>
            <Dialog.CloseButton class="button plain square" aria-label={t("app.close")}>
              <Icon name="close" />
            </Dialog.CloseButton>
          </header>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              hand();
            }}
          >
            <fieldset class="receivers" ref={choices}>
              <legend class="hidden-text">{t("transfer.to")}</legend>
              <Show when={agents().length > 0}>
                <h3>{t("transfer.agents")}</h3>
                <Rows list={agents()} />
              </Show>
              <Show when={departments().length > 0}>
                <h3>{t("transfer.departments")}</h3>
                <Rows list={departments()} />
              </Show>
              <Show when={queue().length > 0}>
                <h3>{t("transfer.anybody")}</h3>
                <Rows list={queue()} />
              </Show>
            </fieldset>
            <Show when={lacksChoice()}>
              <p class="error" role="alert">
                {t("transfer.chooseFirst")}
              </p>
            </Show>
            <div class="field">
              <label for={noteId}>{t("transfer.note")}</label>
              <textarea
                class="input note-field"
                id={noteId}
                rows={2}
                maxLength={limits.body}
                placeholder={t("transfer.noteHint")}
                value={note()}
                onInput={(event) => setNote(event.currentTarget.value)}
              />
            </div>
            <div class="transfer-foot">
              <button type="button" class="button" onClick={() => props.onClose()}>
                {t("app.cancel")}
              </button>
              <button type="submit" class="button primary">
                {t("transfer.submit")}
              </button>
            </div>
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog>
  );
}

const keyOf = ({ to, id }: Receiver): string => `${to}:${id}`;
