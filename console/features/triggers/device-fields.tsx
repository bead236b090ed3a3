import { For } from "solid-js";
import { Device } from "#protocol/device";
import { t } from "../../locales/strings.ts";
import { useEditing } from "./editing.tsx";
import { ErrorLine } from "./error-line.tsx";
import type { FieldsOf } from "./fields-of.ts";

/** Any of the kinds of device. */
export function DeviceFields(props: FieldsOf<"device">) {
  const editing = useEditing();
  const pick = (device: Device, picked: boolean) =>
    props.onChange({
      test: "device",
      in: Device.options.filter((one) => (one === device ? picked : props.test.in.includes(one))),
    });
  return (
    <fieldset class="person-departments">
      <legend>{t("triggers.field.device")}</legend>
      <For each={Device.options}>
        {(device) => (
          <label class="pick">
            <input
              type="checkbox"
              checked={props.test.in.includes(device)}
              disabled={editing.disabled()}
              onChange={(event) => pick(device, event.currentTarget.checked)}
            />
            {t(`triggers.field.devices.${device}`)}
          </label>
        )}
      </For>
      <ErrorLine error={editing.wrongIn(`${props.place}.in`)} />
    </fieldset>
  );
}
