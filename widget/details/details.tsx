import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { limits } from "#protocol/limits";
import type { Room } from "../app/room.ts";
import type { More } from "../chat/acts.ts";
import { isAway, isLive } from "../chat/told.ts";
import css from "../styles/details.css?inline";
import { leavesMessage } from "./leaves-message.ts";
import { detailsWords } from "./words.ts";

/** What the composer asks of what is filled in here. */
export type Details = {
  /** False where the text is there already, and only the address is missing. */
  needsText(): boolean;
  /** The message with what goes along; undefined, with the reason shown, while something is missing. */
  fill(body: string): (More & { body: string }) | undefined;
};

/** As the site checks it (valibot's). */
const EMAIL = /^[\w+-]+(?:\.[\w+-]+)*@[\da-z]+(?:[.-][\da-z]+)*\.[a-z]{2,}$/iu;

/** Beside the text: which department it is for, and where to answer when nobody is there. It stands in the composer's form. */
export function drawDetails(room: Room, use: (details: Details) => void): JSX.Element {
  const { acts, chat, speech } = room;
  const words = detailsWords(speech.language);
  room.adopt(css);
  const known = acts.contact();
  const [department, setDepartment] = createSignal(room.wanted());
  const [email, setEmail] = createSignal(known?.email ?? "");
  const [name, setName] = createSignal(known?.name ?? "");
  const [isWrong, setIsWrong] = createSignal(false);
  const leaves = createMemo(() => leavesMessage(chat(), department(), Date.now() + chat().offset));
  const departments = () => (isLive(chat()) ? [] : (chat().availability?.departments ?? []));
  /** Thanked for once there is a message that was left. */
  const answeredAt = () => (isAway(chat()) ? acts.contact()?.email : undefined);
  let field: HTMLInputElement | undefined;
  let trap: HTMLInputElement | undefined;

  use({ needsText: () => !leaves() || !isAway(chat()), fill });

  return (
    <div class="details">
      <Show when={departments().length}>
        <label>
          {words.department}
          <select onChange={(event) => setDepartment(event.currentTarget.value || undefined)}>
            <option value="">{words.any}</option>
            <For each={departments()}>
              {(one) => (
                <option value={one.id} selected={one.id === department() || one.name === department()}>
                  {one.open || leaves() ? one.name : words.closedNow(one.name)}
                </option>
              )}
            </For>
          </select>
        </label>
      </Show>
      <Show when={leaves()}>
        <Show when={answeredAt()}>{(address) => <p class="state">{words.thanks(address())}</p>}</Show>
        <label>
          {words.email}
          <input
            ref={field}
            type="email"
            autocomplete="email"
            dir="ltr"
            maxLength={limits.email}
            value={email()}
            aria-invalid={isWrong()}
            aria-describedby={isWrong() ? "wrong" : undefined}
            onInput={(event) => {
              setEmail(event.currentTarget.value);
              setIsWrong(false);
            }}
          />
        </label>
        <Show when={isWrong()}>
          <p class="wrong" id="wrong" role="alert">
            {words.wrongEmail}
          </p>
        </Show>
        <label>
          {words.name}
          <input
            type="text"
            autocomplete="name"
            maxLength={limits.name}
            value={name()}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <input
          class="trap"
          ref={trap}
          type="text"
          name="company_url"
          tabIndex={-1}
          autocomplete="off"
          aria-hidden="true"
        />
      </Show>
    </div>
  );

  function fill(body: string): ReturnType<Details["fill"]> {
    if (!leaves()) return { body, department: department() };
    const said = email().trim();
    setIsWrong(!EMAIL.test(said));
    if (isWrong()) {
      field?.focus();
      return;
    }
    const contact = { email: said, name: name().trim() || undefined, trap: trap?.value || undefined };
    return { body: body || words.reachMe(said), contact, department: department() };
  }
}
