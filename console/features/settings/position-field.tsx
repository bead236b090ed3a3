import { For } from "solid-js";
import type { Settings } from "#protocol/model";
import { t } from "../../locales/strings.ts";

type Position = Settings["position"];
type PositionFieldProps = { value: Position; onInput(value: Position): void; disabled: boolean };

const positions: readonly Position[] = ["left", "right"];

/** At which side of the page the launcher sits. */
export const PositionField = (props: PositionFieldProps) => (
  <fieldset class="field" disabled={props.disabled}>
    <legend class="label">{t("settings.position")}</legend>
    <div class="choices">
      <For each={positions}>
        {(position) => (
          <label>
            <input
              type="radio"
              name="position"
              checked={props.value === position}
              onChange={() => props.onInput(position)}
            />
            {t(`settings.${position}`)}
          </label>
        )}
      </For>
    </div>
  </fieldset>
);
