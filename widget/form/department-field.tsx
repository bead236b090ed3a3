import { For, type JSX } from "solid-js";
import { useRoom } from "../app/room.ts";
import { departmentOf } from "../chat/told.ts";
import type { FormWords } from "../locales/form/en.ts";

/** Whom to write to. Nobody has to choose. */
export function DepartmentField(props: { words: FormWords }): JSX.Element {
  const { chat, acts } = useRoom();
  const chosen = () => departmentOf(chat())?.id ?? "";
  return (
    <label class="pick">
      {props.words.department}
      <select name="department" onChange={(event) => acts.ask(event.currentTarget.value)}>
        <option value="" selected={!chosen()}>
          {props.words.anybody}
        </option>
        <For each={chat().availability?.departments}>
          {({ id, name, open }) => (
            <option value={id} selected={id === chosen()}>
              {/* Where all are closed it is said above. */}
              {open || !chat().availability?.open ? name : props.words.closedNow(name)}
            </option>
          )}
        </For>
      </select>
    </label>
  );
}
