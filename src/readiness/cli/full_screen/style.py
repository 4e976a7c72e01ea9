"""How the full screen is laid out. Nothing in it is told by colour alone."""

from typing import Final

STYLE: Final = """
Screen { layout: vertical; }
#title { height: auto; padding: 0 1; background: $panel; text-style: bold; }
#left { width: 28; padding: 0 1; border-right: solid $foreground 30%; overflow-y: auto; }
.-wide #left { width: 36; }
.-narrow #left { display: none; }
.head { text-style: bold; }
#themes { height: auto; border: none; padding: 0; background: transparent; }
#standing { height: auto; }
#right { padding: 0 1; scrollbar-gutter: stable; }
#place { height: auto; }
#ask { text-style: bold; height: auto; margin: 0 0 1 0; }
#choices { height: auto; border: none; padding: 0; background: transparent; margin: 0 0 1 0; }
#choices:focus > .option-list--option-highlighted { text-style: bold; }
#form { height: auto; }
#typing { height: auto; margin: 0 0 1 0; }
#beside { height: auto; margin: 0 0 1 0; }
#evidence { height: auto; }
#pieces { height: auto; }
.row { height: auto; }
.row Label { width: 28; }
.row Input { width: 1fr; }
Input { background: $surface; }
Input > .input--placeholder { color: $text-muted; }
Input:focus { text-style: underline; }
#told { height: auto; max-height: 8; padding: 0 1; background: $panel; }
#counts { height: auto; padding: 0 1; margin: 0 0 1 0; }
#open { height: 1fr; border: none; }
ModalScreen { align: center middle; }
.box { width: 90%; max-width: 100; height: auto; max-height: 90%; padding: 1 2; overflow-y: auto; }
.box { border: solid $foreground; background: $surface; }
.tall { height: 90%; }
#found { height: 1fr; border: none; }
App:nocolor .option-list--option-highlighted { text-style: reverse; }
"""
