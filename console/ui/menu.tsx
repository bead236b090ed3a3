import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import type { JSX, ParentProps } from "solid-js";

type MenuProps = ParentProps<{
  /** What the button shows. */
  trigger: JSX.Element;
  class: string;
  /** The button's name, where what it shows is none. */
  label?: string;
}>;

/** A button with a menu; its items are `MenuItem`s. */
export const Menu = (props: MenuProps) => (
  <DropdownMenu gutter={6} modal={false}>
    <DropdownMenu.Trigger class={props.class} aria-label={props.label}>
      {props.trigger}
    </DropdownMenu.Trigger>
    <DropdownMenu.Portal>
      <DropdownMenu.Content class="menu">{props.children}</DropdownMenu.Content>
    </DropdownMenu.Portal>
  </DropdownMenu>
);

export const MenuItem = (props: ParentProps<{ onSelect(): void }>) => (
  <DropdownMenu.Item onSelect={() => props.onSelect()}>{props.children}</DropdownMenu.Item>
);

export const MenuLine = () => <DropdownMenu.Separator />;
