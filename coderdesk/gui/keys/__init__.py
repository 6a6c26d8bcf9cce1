"""The key map, place by place; `coderdesk.gui.actions` is its door."""
